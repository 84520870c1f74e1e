import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { describe, expect, it } from "vitest";
import { diagnostic, ignore } from "../islands/markdown-editor/coach";

const finding = { from: 4, to: 15, level: "Warning", rule: "PM020", name: "human-error-cause", why: "It ends the search.", question: "What made that easy to do?", rewrite: null } as const;

const editor = (doc: string) => new EditorView({ state: EditorState.create({ doc }) });

describe("the coach in the margin", () => {
  it("asks first and says why after", () => {
    expect(diagnostic(finding)).toMatchObject({ from: 4, to: 15, severity: "warning", source: "PM020", message: "What made that easy to do? It ends the search." });
  });

  it("offers other words only where it has some", () => {
    expect(diagnostic(finding).actions!.map((action) => action.name)).toEqual(["Leave it, because …"]);
    const view = editor("Who was stupid here?");
    const [rewrite] = diagnostic({ ...finding, rewrite: "was new to it" }).actions!;
    rewrite!.apply(view, 4, 14);
    expect(view.state.doc.toString()).toBe("Who was new to it here?");
  });

  it("leaves a finding with a reason, in a comment above the paragraph, where the cursor waits for it", () => {
    const view = editor("## Causes\n\nIt was\nhuman error.\n");
    ignore(view, 20, "PM020");
    expect(view.state.doc.toString()).toBe("## Causes\n\n<!-- debrief ignore-next PM020:  -->\nIt was\nhuman error.\n");
    expect(view.state.selection.main.head).toBe("## Causes\n\n<!-- debrief ignore-next PM020: ".length);
  });

  it("puts the comment above the item of a list, not above the list", () => {
    const view = editor("- one\n- human error\n");
    ignore(view, 10, "PM020");
    expect(view.state.doc.toString()).toBe("- one\n<!-- debrief ignore-next PM020:  -->\n- human error\n");
  });
});
