import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdownKeymap, markdownLanguage } from "@codemirror/lang-markdown";
import { searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { Autosave, type State, type Theirs } from "./autosave";
import { chips } from "./chips";
import { Drafts } from "./drafts";
import { markdownKeys } from "./keys";
import { followHeadings } from "./outline";
import { preview, save } from "./server";
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
  const { bar, status, host, aside } = build(element, area);
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

  const previewUrl = element.getAttribute("preview-url");
  if (!previewUrl) bar.querySelector(".segmented")!.remove();
  for (const button of bar.querySelectorAll("button")) button.addEventListener("click", () => void turn(button.dataset["view"] === "preview"));
  async function turn(reading: boolean): Promise<void> {
    for (const button of bar.querySelectorAll("button")) button.ariaPressed = String((button.dataset["view"] === "preview") === reading);
    if (autosave.state === "conflict") return;
    host.hidden = reading;
    if (reading) {
      const page = document.createElement("div");
      page.className = "text";
      aside.replaceChildren(page);
      try {
        page.innerHTML = await preview(previewUrl!, view.state.doc.toString());
      } catch (error) {
        page.textContent = error instanceof TypeError ? "The server could not be reached, so there is no preview now." : (error as Error).message;
      }
    } else {
      aside.replaceChildren();
      view.focus();
    }
  }

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

function build(element: HTMLElement, area: HTMLTextAreaElement) {
  area.hidden = true;
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.innerHTML = `
    <span class="segmented" role="group" aria-label="View"><button type="button" data-view="write" aria-pressed="true">Write</button><button type="button" data-view="preview" aria-pressed="false">Preview</button></span>
    <span class="editor-state" role="status" data-state="saved">Saved</span>`;
  const host = document.createElement("div");
  host.className = "editor-host";
  const aside = document.createElement("div");
  element.prepend(bar, host, aside);
  return { bar, host, aside, status: bar.querySelector<HTMLElement>(".editor-state")! };
}

function labelOf(area: HTMLTextAreaElement): string {
  return area.ariaLabel ?? area.labels[0]?.textContent?.trim() ?? "Text";
}
