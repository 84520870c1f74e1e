import { history, historyKeymap, defaultKeymap } from "@codemirror/commands";
import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import type { Theirs } from "./autosave";
import { look } from "./style";

/** Shows both texts side by side, theirs left, mine right and open to edits, until a person says which one stands. */
export function showConflict(host: HTMLElement, mine: string, theirs: Theirs, decide: (text: string) => void): void {
  host.innerHTML = `
    <section class="conflict" aria-label="Two texts">
      <h3>Two people wrote at once</h3>
      <p class="soft">Both texts are here and nothing is lost. Arrows take a passage over; then say which text stands.</p>
      <div class="sides"><span data-theirs></span><span>Yours</span></div>
      <div class="merge"></div>
      <div class="row"><button type="button" class="btn primary" data-mine>Save the right side</button>
        <button type="button" class="btn" data-their-text>Take the left side</button>
        <span class="quiet small">Yours stays within reach of undo.</span></div>
    </section>`;
  host.querySelector("[data-theirs]")!.textContent = `Saved by ${theirs.savedBy}`;
  const merge = new MergeView({
    parent: host.querySelector(".merge")!,
    revertControls: "a-to-b",
    a: { doc: theirs.text, extensions: [look(), EditorState.readOnly.of(true), label(`The text saved by ${theirs.savedBy}`)] },
    b: { doc: mine, extensions: [look(), history(), keymap.of([...defaultKeymap, ...historyKeymap]), label("Your text")] },
  });
  const finish = (text: string) => {
    merge.destroy();
    host.replaceChildren();
    decide(text);
  };
  host.querySelector("[data-mine]")!.addEventListener("click", () => finish(merge.b.state.doc.toString()));
  host.querySelector("[data-their-text]")!.addEventListener("click", () => finish(theirs.text));
  merge.b.focus();
}

function label(text: string) {
  return EditorView.contentAttributes.of({ "aria-label": text });
}
