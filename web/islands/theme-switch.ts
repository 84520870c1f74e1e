const year = 365 * 24 * 60 * 60;

/**
 * `<theme-switch>` around radio inputs named `theme` (system, light, dark), or around one button that turns to the other.
 * A cookie keeps the choice, so the server sends the page in it and nothing flashes.
 */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const root = document.documentElement;
    for (const radio of this.querySelectorAll<HTMLInputElement>("input[name=theme]")) {
      radio.checked = radio.value === (root.dataset["theme"] ?? "system");
      radio.addEventListener("change", () => choose(radio.value));
    }
    this.querySelector("button")?.addEventListener("click", () => choose(isDark() ? "light" : "dark"));
  }
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function choose(theme: string): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${theme === "system" ? 0 : year}; samesite=lax`;
}
customElements.define("theme-switch", ThemeSwitch);
