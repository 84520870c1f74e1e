const offSwitch = "keys:off";

/** Whether one-letter keys are on; a person can switch them off (WCAG 2.1.4). */
export function keysAreOn(): boolean {
  return localStorage.getItem(offSwitch) === null;
}

/** Hints at the keys are hidden while they do nothing. */
function tell(): void {
  document.documentElement.dataset["keys"] = keysAreOn() ? "on" : "off";
}

/** A letter typed into a field, or with Ctrl, Alt or Meta, is not a command. */
export function isCommand(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return false;
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable || target.matches("textarea, select, dialog *")) return false;
  return !(target instanceof HTMLInputElement) || ["checkbox", "radio", "button", "submit"].includes(target.type);
}

/**
 * `<list-keys rows="tbody tr">`: j and k move, Enter opens, x ticks, e edits, ? shows the keys.
 * A row's link is its first `a`, its tick its checkbox, its edit its own `data-edit` (an address) or `[data-edit]` in it (else the page's `[data-key=e]`); `?` opens the dialog with the id `keys`.
 */
class ListKeys extends HTMLElement {
  #at = -1;
  readonly #gone = new AbortController();

  connectedCallback(): void {
    document.addEventListener("keydown", (event) => this.#press(event), { signal: this.#gone.signal });
  }

  disconnectedCallback(): void {
    this.#gone.abort();
  }

  get #rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(this.getAttribute("rows") ?? "li")];
  }

  #press(event: KeyboardEvent): void {
    if (!keysAreOn() || !isCommand(event)) return;
    const rows = this.#rows;
    const focused = rows.findIndex((each) => each.contains(document.activeElement));
    if (focused >= 0) this.#at = focused;
    const row = rows[this.#at];
    if (event.key === "j") this.#moveTo(rows, Math.min(rows.length - 1, this.#at + 1));
    else if (event.key === "k") this.#moveTo(rows, Math.max(0, this.#at - 1));
    else if (event.key === "x") row?.querySelector<HTMLElement>("input[type=checkbox]")?.click();
    else if (event.key === "e" && row?.dataset["edit"]) location.assign(row.dataset["edit"]);
    else if (event.key === "e") (row?.querySelector<HTMLElement>("[data-edit]") ?? document.querySelector<HTMLElement>("[data-key=e]"))?.click();
    else if (event.key === "Enter" && document.activeElement === document.body) row?.querySelector("a")?.click();
    else if (event.key === "?") document.querySelector<HTMLDialogElement>("dialog#keys")?.showModal();
    else return;
    event.preventDefault();
  }

  #moveTo(rows: HTMLElement[], index: number): void {
    for (const each of this.querySelectorAll(".cursor")) each.classList.remove("cursor");
    this.#at = index;
    const row = rows[index];
    row?.classList.add("cursor");
    row?.scrollIntoView({ block: "nearest" });
    row?.querySelector<HTMLElement>("a, input, button")?.focus({ preventScroll: true });
  }
}
customElements.define("list-keys", ListKeys);

/** `<keys-switch>` around a checkbox: ticked while one-letter keys are on. */
class KeysSwitch extends HTMLElement {
  connectedCallback(): void {
    const on = this.querySelector("input")!;
    on.checked = keysAreOn();
    tell();
    on.addEventListener("change", () => {
      if (on.checked) localStorage.removeItem(offSwitch);
      else localStorage.setItem(offSwitch, "1");
      tell();
    });
  }
}
customElements.define("keys-switch", KeysSwitch);
