/**
 * `<markdown-editor live-url preview-url>` around a textarea: people write together. With `save-url` and `version` in place of `live-url`
 * one person writes, and the text is saved as it grows. The editor itself is loaded only where one stands;
 * until then, and without script, the textarea is what it says.
 */
class MarkdownEditor extends HTMLElement {
  #close: (() => void) | undefined;

  connectedCallback(): void {
    const editor = this.hasAttribute("live-url") ? import("./markdown-editor/live/editor") : import("./markdown-editor/editor");
    void editor.then(({ open }) => {
      if (this.isConnected) this.#close = open(this);
    });
  }

  disconnectedCallback(): void {
    this.#close?.();
  }
}
customElements.define("markdown-editor", MarkdownEditor);
