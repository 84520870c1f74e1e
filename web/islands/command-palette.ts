const patience = 120;

/**
 * `<command-palette search-url="/palette">` around the dialog: Ctrl-K opens it, typing filters the commands of the page
 * and asks the server for the rest (an HTML fragment), arrows choose, Enter goes.
 */
class CommandPalette extends HTMLElement {
  #asked = new AbortController();
  #timer = 0;
  readonly #gone = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#gone;
    document.addEventListener("keydown", (event) => this.#summon(event), { signal });
    this.#input.addEventListener("input", () => this.#search());
    this.#dialog.addEventListener("keydown", (event) => this.#press(event));
    // A command that opens a dialog must not open it above this one.
    this.addEventListener("click", (event) => {
      if ((event.target as Element).closest("button[role=option]")) this.#dialog.close();
    });
    this.#dialog.addEventListener("toggle", () => this.#dialog.open && this.#search());
  }

  disconnectedCallback(): void {
    this.#gone.abort();
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector("dialog")!;
  }
  get #input(): HTMLInputElement {
    return this.querySelector("input")!;
  }
  get #options(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[role=option]")].filter((option) => !option.closest("[hidden]"));
  }

  #summon(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (this.#dialog.open) this.#dialog.close();
    else this.#dialog.showModal();
  }

  #search(): void {
    const query = this.#input.value.trim();
    for (const option of this.querySelectorAll<HTMLElement>("[data-commands] [role=option]")) {
      option.closest("li")!.hidden = !hasWords(option.textContent, query);
    }
    for (const group of this.querySelectorAll<HTMLElement>("[data-commands]")) group.hidden = !group.querySelector("li:not([hidden])");
    this.#choose(0);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(query), patience);
  }

  async #ask(query: string): Promise<void> {
    this.#asked.abort();
    this.#asked = new AbortController();
    const found = this.querySelector<HTMLElement>("[data-found]")!;
    try {
      const url = `${this.getAttribute("search-url")}?q=${encodeURIComponent(query)}`;
      const answer = await fetch(url, { signal: this.#asked.signal, headers: { Accept: "text/html" } });
      found.innerHTML = answer.ok ? await answer.text() : "";
    } catch (error) {
      if ((error as Error).name === "AbortError") return;
      found.textContent = "The server could not be reached.";
    }
    this.#choose(0);
  }

  #press(event: KeyboardEvent): void {
    const options = this.#options;
    const at = options.findIndex((option) => option.ariaSelected === "true");
    if (event.key === "ArrowDown") this.#choose((at + 1) % options.length);
    else if (event.key === "ArrowUp") this.#choose((at - 1 + options.length) % options.length);
    else if (event.key === "Enter" && options[at]) options[at].click();
    else return;
    event.preventDefault();
  }

  #choose(index: number): void {
    this.#options.forEach((option, at) => {
      option.ariaSelected = String(at === index);
      option.id ||= `palette-option-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
      if (at !== index) return;
      this.#input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    });
  }
}

/** Whether every word of the query begins a word of the text. */
export function hasWords(text: string | null, query: string): boolean {
  const words = (text ?? "").toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const asked = query.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return asked.every((word) => words.some((each) => each.startsWith(word)));
}
customElements.define("command-palette", CommandPalette);
