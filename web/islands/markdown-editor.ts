/**
 * `<markdown-editor save-url preview-url version>` around a textarea. The editor itself is loaded only where one stands;
 * until then, and without script, the textarea is what it says.
 */
class MarkdownEditor extends HTMLElement {
  #close: (() => void) | undefined;

  connectedCallback(): void {
    void import("./markdown-editor/editor").then(({ open }) => {
      if (this.isConnected) this.#close = open(this);
    });
  }

  disconnectedCallback(): void {
    this.#close?.();
  }
}
customElements.define("markdown-editor", MarkdownEditor);
