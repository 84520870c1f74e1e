import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdownKeymap, markdownLanguage } from "@codemirror/lang-markdown";
import { searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { Autosave, type State, type Theirs } from "./autosave";
import { chips } from "./chips";
import { Drafts } from "./drafts";
import { build, labelOf, turnPages } from "./frame";
import { markdownKeys } from "./keys";
import { followHeadings } from "./outline";
import { save } from "./server";
import { look } from "./style";

const words: Record<State, string> = {
  saved: "Saved",
  typing: "Not saved yet",
  saving: "Saving",
  offline: "Offline. Everything you type is kept here.",
  refused: "Not saved; kept here.",
  conflict: "Someone else saved too",
};

/** What other islands may use: the view, and a place for extensions such as a lint gutter. Sent as the event `editor-ready`. */
export interface EditorReady {
  view: EditorView;
  extend(extension: Extension): void;
}

/** Opens the editor over the textarea inside the element; the returned function closes it. */
export function open(element: HTMLElement): () => void {
  const area = element.querySelector("textarea")!;
  const saveUrl = element.getAttribute("save-url")!;
  const drafts = new Drafts(saveUrl);
  const frame = build(element, area);
  const { status, host, aside } = frame;
  const extras = new Compartment();

  // The server's text: a browser may have put an older one back into the field.
  const autosave = new Autosave(Number(element.getAttribute("version")), area.defaultValue, {
    send: (draft) => save(saveUrl, draft),
    keep: (draft) => drafts.keep(draft),
    show(state, reason) {
      status.dataset["state"] = state;
      status.textContent = reason ? `${words[state]} ${reason}` : words[state];
    },
    conflict(mine, theirs) {
      host.hidden = true;
      void import("./conflict").then(({ showConflict }) => showConflict(aside, mine, theirs, (text) => settle(text, theirs)));
    },
    later(act, milliseconds) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });

  const view = new EditorView({
    parent: host,
    state: EditorState.create({
      doc: area.defaultValue,
      extensions: [
        history(),
        drawSelection(),
        // Not markdown(): it would bring the grammars of HTML, CSS and JavaScript, and our Markdown has no HTML.
        markdownLanguage,
        keymap.of([{ key: "Mod-s", run: () => (void autosave.save(), true) }, ...markdownKeys, ...markdownKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap]),
        look(),
        chips(JSON.parse(element.getAttribute("cited") ?? "{}") as Record<string, string>, element.getAttribute("timeline-url")),
        EditorView.contentAttributes.of({ "aria-label": labelOf(area), spellcheck: "true" }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          area.value = update.state.doc.toString();
          autosave.changed(area.value);
        }),
        extras.of([]),
      ],
    }),
  });

  function replace(text: string): void {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }

  function settle(text: string, theirs: Theirs): void {
    host.hidden = false;
    replace(text);
    autosave.resolve(text, theirs);
    view.focus();
  }

  turnPages(element, frame, () => view.state.doc.toString(), () => autosave.state !== "conflict", () => view.focus());

  void drafts.takeOrphan().then((draft) => {
    if (!draft) return;
    if (draft.text === area.defaultValue) return drafts.keep(null);
    autosave.restore(draft);
    replace(draft.text);
  });
  // People come here to write. Not on a phone, where the keyboard would cover the text.
  if (document.activeElement === document.body && matchMedia("(hover: hover)").matches) view.focus();
  const unfollow = followHeadings(view);
  const online = () => void autosave.save();
  addEventListener("online", online);
  addEventListener("pagehide", online);
  const ready: EditorReady = { view, extend: (extension) => view.dispatch({ effects: extras.reconfigure(extension) }) };
  element.dispatchEvent(new CustomEvent("editor-ready", { detail: ready, bubbles: true }));

  return () => {
    removeEventListener("online", online);
    removeEventListener("pagehide", online);
    unfollow();
    drafts.close();
    view.destroy();
  };
}
