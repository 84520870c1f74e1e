import { EditorSelection, type StateCommand } from "@codemirror/state";
import type { KeyBinding } from "@codemirror/view";

/** Puts the mark on both sides of what is selected, or takes it away when it is there. */
export function around(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    dispatch(
      state.update(
        state.changeByRange(({ from, to }) => {
          const marked = state.sliceDoc(from - mark.length, from) === mark && state.sliceDoc(to, to + mark.length) === mark;
          return marked
            ? {
                changes: [
                  { from: from - mark.length, to: from },
                  { from: to, to: to + mark.length },
                ],
                range: EditorSelection.range(from - mark.length, to - mark.length),
              }
            : {
                changes: [
                  { from, insert: mark },
                  { from: to, insert: mark },
                ],
                range: EditorSelection.range(from + mark.length, to + mark.length),
              };
        }),
        { userEvent: "input" },
      ),
    );
    return true;
  };
}

/** Makes the line a heading of this level, or plain text when it already is one. */
export function heading(level: number): StateCommand {
  return ({ state, dispatch }) => {
    const line = state.doc.lineAt(state.selection.main.head);
    const old = /^#{1,6} /.exec(line.text)?.[0] ?? "";
    const wanted = `${"#".repeat(level)} `;
    const changes = { from: line.from, to: line.from + old.length, insert: old === wanted ? "" : wanted };
    dispatch(state.update({ changes, userEvent: "input" }));
    return true;
  };
}

export const markdownKeys: KeyBinding[] = [
  { key: "Mod-b", run: around("**") },
  { key: "Mod-i", run: around("*") },
  { key: "Mod-e", run: around("`") },
  { key: "Mod-Alt-1", run: heading(1) },
  { key: "Mod-Alt-2", run: heading(2) },
  { key: "Mod-Alt-3", run: heading(3) },
];
