import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdownKeymap, markdownLanguage } from "@codemirror/lang-markdown";
import { searchKeymap } from "@codemirror/search";
import { Annotation, type ChangeSet, Compartment, EditorState, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import type { EditorReady } from "../editor";
import { chips } from "../chips";
import { coach } from "../coach";
import { build, labelOf, turnPages } from "../frame";
import { markdownKeys } from "../keys";
import { followHeadings } from "../outline";
import { look } from "../style";
import { Line, type Message, type Person } from "./line";
import { colourOf, otherPeople, setCursors } from "./people";
import { type Kept, Queue } from "./queue";
import { Store } from "./store";

type State = "connecting" | "saved" | "saving" | "offline" | "refused" | "ended";

const words: Record<State, string> = {
  connecting: "Connecting",
  saved: "Saved",
  saving: "Saving",
  offline: "Offline. Everything you type is kept here.",
  refused: "Not saved; kept here.",
  ended: "Closed.",
};

const fromServer = Annotation.define<true>();
const pointEvery = 250;

/** Opens the shared editor over the textarea inside the element, as soon as it is known what an earlier page left behind; the returned function closes it. */
export function open(element: HTMLElement): () => void {
  const store = new Store(element.getAttribute("live-url")!);
  const client = newClient();
  let close = () => store.close();
  let over = false;
  void store
    .open(client)
    .catch(() => null)
    .then((kept) => {
      if (!over) close = start(element, store, kept, client);
    });
  return () => {
    over = true;
    close();
  };
}

function start(element: HTMLElement, store: Store, kept: Kept | null, client: string): () => void {
  const area = element.querySelector("textarea")!;
  const coachUrl = element.getAttribute("coach-url");
  const number = (name: string) => Number(element.getAttribute(name));
  // The server's text: a browser may have put an older one back into the field.
  const queue = kept ? Queue.from(kept) : new Queue(client, number("version"), number("erasures"), area.defaultValue);
  const frame = build(element, area);
  const people = new Map<string, Person>();
  const [extras, editable] = [new Compartment(), new Compartment()];
  let pointAt: ReturnType<typeof setTimeout> | undefined;

  const view = new EditorView({
    parent: frame.host,
    state: EditorState.create({
      doc: queue.text,
      extensions: [
        // Takes back only what was typed here: what others wrote is not in it.
        history(),
        drawSelection(),
        markdownLanguage,
        keymap.of([{ key: "Mod-s", run: () => true }, ...markdownKeys, ...markdownKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap]),
        look(),
        chips(JSON.parse(element.getAttribute("cited") ?? "{}") as Record<string, string>, element.getAttribute("timeline-url")),
        otherPeople(),
        coachUrl ? coach(coachUrl, told) : [],
        EditorView.contentAttributes.of({ "aria-label": labelOf(area), spellcheck: "true" }),
        // No database text can hold these.
        EditorView.clipboardInputFilter.of((text) => text.replaceAll("\0", "\ufffd").toWellFormed()),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.annotation(fromServer))) typed(update.changes);
          if (update.docChanged || update.selectionSet) pointLater();
        }),
        editable.of([]),
        extras.of([]),
      ],
    }),
  });
  turnPages(element, frame, () => view.state.doc.toString(), () => true, () => view.focus());
  if (document.activeElement === document.body && matchMedia("(hover: hover)").matches) view.focus();
  const unfollow = followHeadings(view);
  show("connecting");

  const line = new Line(element.getAttribute("live-url")!, {
    address: () => `?client=${queue.client}&since=${queue.version}&erasures=${queue.erasures}`,
    connected() {
      if (queue.unanswered) line.say({ type: "push", ...queue.unanswered });
      flush();
      settle();
      pointLater();
    },
    heard,
    lost() {
      show("offline");
      people.clear();
      drawPeople();
    },
    ended(reason) {
      show("ended", reason);
      // What is not saved stays in sight, to be copied, but nothing can be added that would be lost.
      view.dispatch({ effects: editable.reconfigure(EditorState.readOnly.of(true)) });
    },
  });

  function heard(message: Message): void {
    switch (message.type) {
      case "text":
        apply(queue.reset(message.version, message.erasures, message.text));
        break;
      case "changes":
        apply(queue.receive(message.version, message.changes));
        break;
      case "people":
        for (const person of message.people) {
          if (person.left) people.delete(person.id);
          else people.set(person.id, person);
        }
        return drawPeople();
      case "refused":
        queue.refused(message.sequence);
        keep();
        return show("refused", message.reason);
    }
    flush();
    keep();
    settle();
  }

  function typed(changes: ChangeSet): void {
    queue.typed(changes);
    flush();
    keep();
    settle();
  }

  function flush(): void {
    if (!line.isOpen) return;
    const push = queue.take();
    if (push) line.say({ type: "push", ...push });
  }

  function keep(): void {
    void store.keep(queue.isEmpty ? null : queue.keep()).catch(() => show("refused", "This browser keeps nothing: stay on the page until it is saved."));
  }

  function apply(changes: ChangeSet | null): void {
    if (!changes || changes.empty) return;
    view.dispatch({ changes, annotations: [fromServer.of(true), Transaction.remote.of(true), Transaction.addToHistory.of(false)], filter: false });
  }

  function settle(): void {
    if (!line.isOpen) return show("offline");
    show(queue.isEmpty ? "saved" : "saving");
    if (queue.isEmpty) pointLater();
  }

  function told(findings: number, ignored: number): void {
    const left = ignored ? `, ${ignored} left with a reason` : "";
    frame.coach.textContent = findings ? `${findings} worth a second look${left}` : `Nothing to look at twice${left}`;
  }

  function show(state: State, reason = ""): void {
    frame.status.dataset["state"] = state;
    frame.status.textContent = reason ? `${words[state]} ${reason}` : words[state];
  }

  /** Others see a place only in a text that they have too. */
  function pointLater(): void {
    pointAt ??= setTimeout(() => {
      pointAt = undefined;
      if (!queue.isEmpty || !line.isOpen) return;
      const { anchor, head } = view.state.selection.main;
      line.say({ type: "point", version: queue.version, anchor, head });
    }, pointEvery);
  }

  function drawPeople(): void {
    const cursors = [];
    for (const { id, name, person, version, anchor, head } of people.values()) {
      if (version === null || anchor === null || head === null) continue;
      const [from, to] = [queue.locate(version, anchor), queue.locate(version, head)];
      if (from !== null && to !== null) cursors.push({ id, name, colour: colourOf(person), anchor: from, head: to });
    }
    view.dispatch({ effects: setCursors.of(cursors) });
    const names = new Map([...people.values()].map(({ person, name }) => [person, name]));
    frame.people.replaceChildren(...[...names].map(([person, name]) => badge(person, name)));
  }

  const warn = (event: BeforeUnloadEvent) => {
    if (!queue.isEmpty && !line.isOpen) event.preventDefault();
  };
  addEventListener("beforeunload", warn);
  const ready: EditorReady = { view, extend: (extension) => view.dispatch({ effects: extras.reconfigure(extension) }) };
  element.dispatchEvent(new CustomEvent("editor-ready", { detail: ready, bubbles: true }));

  return () => {
    removeEventListener("beforeunload", warn);
    clearTimeout(pointAt);
    unfollow();
    line.close();
    store.close();
    view.destroy();
  };
}

function badge(person: string, name: string): HTMLElement {
  const badge = document.createElement("span");
  badge.className = `other-badge person-${colourOf(person)}`;
  badge.textContent = name;
  return badge;
}

/** A UUID; the browser's own way to make one is there only on https. */
function newClient(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
