/** `<from-selection>` around a form: its field holds what is selected in the editor, until somebody types into it. */
class FromSelection extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector("textarea");
    if (!field) return;
    let typed = false;
    let taken = "";
    field.addEventListener("input", () => (typed = field.value.length > 0));
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      const text = selection?.toString().replace(/\s+/g, " ").trim() ?? "";
      const inEditor = selection?.anchorNode?.parentElement?.closest("markdown-editor");
      if (typed || !inEditor || text.length === 0 || text === taken) return;
      field.value = text.slice(0, field.maxLength > 0 ? field.maxLength : undefined);
    });
    this.addEventListener("htmx:afterRequest", (event) => {
      if (!(event as CustomEvent<{ successful: boolean }>).detail.successful) return;
      // What is still selected has become a record; it is not offered twice.
      taken = field.value;
      field.value = "";
      typed = false;
    });
  }
}
customElements.define("from-selection", FromSelection);
