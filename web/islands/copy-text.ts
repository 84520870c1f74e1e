/** `<copy-text><input readonly><button hidden>`: the button copies what the field holds. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector("input");
    const button = this.querySelector("button");
    if (!input || !button) return;
    input.addEventListener("focus", () => input.select());
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => {
      void navigator.clipboard.writeText(input.value).then(() => (button.textContent = "Copied"));
    });
  }
}
customElements.define("copy-text", CopyText);
