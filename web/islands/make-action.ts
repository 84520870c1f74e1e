/**
 * `<make-action of=".doc">`: a form with a hidden field `Text`, shown while a sentence of the element it names is selected; the field then holds the sentence.
 * The page stays as it is; the answer is said in a toast.
 */
const longest = 500;

class MakeAction extends HTMLElement {
  readonly #look = () => this.#show();
  readonly #keep = (event: Event) => event.preventDefault();

  connectedCallback() {
    document.addEventListener("selectionchange", this.#look);
    // Pressing the button must not take the selection away.
    this.addEventListener("mousedown", this.#keep);
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.#look);
    this.removeEventListener("mousedown", this.#keep);
  }

  #show() {
    if (this.contains(document.activeElement)) return;
    const selection = document.getSelection();
    const place = document.querySelector(this.getAttribute("of") ?? "main");
    const words = selection && place?.contains(selection.anchorNode) ? selection.toString().replace(/\s+/g, " ").trim() : "";
    this.hidden = words.length < 3 || words.length > longest;
    const field = this.querySelector<HTMLInputElement>("input[name=Text]");
    if (field && !this.hidden) field.value = words.replace(/^[-*+]\s+/, "");
  }
}

customElements.define("make-action", MakeAction);
