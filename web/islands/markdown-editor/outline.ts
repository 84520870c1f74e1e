import { EditorView } from "@codemirror/view";

/** Links with `data-heading` lead to that heading in the text; the returned function takes that away. */
export function followHeadings(view: EditorView): () => void {
  function follow(event: MouseEvent): void {
    const wanted = (event.target as Element).closest<HTMLElement>("[data-heading]")?.dataset["heading"];
    const at = wanted === undefined ? null : headingAt(view, wanted);
    if (at === null) return;
    event.preventDefault();
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "start", yMargin: 72 }) });
    view.focus();
  }
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}

/** The end of the words of the first heading that says so. */
function headingAt(view: EditorView, wanted: string): number | null {
  const doc = view.state.doc;
  for (let number = 1; number <= doc.lines; number++) {
    const line = doc.line(number);
    const words = /^(#{1,6} +)(.*?)\s*(?:<!--.*-->)?\s*$/.exec(line.text);
    if (words?.[2] === wanted) return line.from + words[1]!.length + wanted.length;
  }
  return null;
}
