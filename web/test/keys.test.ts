import { EditorSelection, EditorState, type StateCommand } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { around, heading } from "../islands/markdown-editor/keys";

function after(text: string, from: number, to: number, command: StateCommand): EditorState {
  let state = EditorState.create({ doc: text, selection: EditorSelection.single(from, to) });
  command({ state, dispatch: (transaction) => (state = transaction.state) });
  return state;
}

describe("Ctrl-B", () => {
  it("puts the mark around what is selected and keeps it selected", () => {
    const state = after("zero looked", 0, 4, around("**"));
    expect(state.doc.toString()).toBe("**zero** looked");
    expect(state.sliceDoc(state.selection.main.from, state.selection.main.to)).toBe("zero");
  });

  it("takes the mark away again", () => {
    expect(after("**zero** looked", 2, 6, around("**")).doc.toString()).toBe("zero looked");
  });
});

describe("the key of a heading", () => {
  it.each([
    ["What held", "## What held"],
    ["### What held", "## What held"],
    ["## What held", "What held"],
  ])("turns %j into %j", (before, wanted) => expect(after(before, 3, 3, heading(2)).doc.toString()).toBe(wanted));
});
