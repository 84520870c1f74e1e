/** `<dirty-guard><form></dirty-guard>`: asks before a page with something typed and not sent is left. */
class DirtyGuard extends HTMLElement {
  #sent = false;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    const before = entries(form);
    form.addEventListener("submit", () => (this.#sent = true));
    addEventListener("beforeunload", (event) => {
      if (this.isConnected && !this.#sent && entries(form) !== before) event.preventDefault();
    });
  }
}

function entries(form: HTMLFormElement): string {
  return JSON.stringify([...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
}
customElements.define("dirty-guard", DirtyGuard);
