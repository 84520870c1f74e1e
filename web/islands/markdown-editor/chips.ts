import { type EditorState, type Extension, type Range, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";

export interface Mark {
  from: number;
  to: number;
  /** A citation's time and anchor; what a part says it carries; a question's line. */
  kind: "citation" | "part" | "question";
  text: string;
  id?: string;
}

const citation = /\[(?:[^[\]\\]|\\.)*(\]\(#event-([a-z0-9]+)\))/g;
const part = /<!-- part: ([a-z -]+?) -->/g;

/** What stands in a line that people should not have to read as marks: `[words](#event-id)`, `<!-- part: summary -->`, `> ? question`. */
export function marksIn(line: string, times: Record<string, string> = {}): Mark[] {
  const marks: Mark[] = [];
  if (/^>\s*\?/.test(line)) marks.push({ from: 0, to: 0, kind: "question", text: "" });
  for (const match of line.matchAll(citation)) {
    const to = match.index + match[0].length;
    const id = match[2]!;
    marks.push({ from: match.index, to, kind: "citation", text: times[id] ?? "event", id });
  }
  for (const match of line.matchAll(part)) {
    const alone = match[0] === line.trim();
    marks.push({ from: match.index, to: match.index + match[0].length, kind: "part", text: alone ? match[1]!.replaceAll("-", " ") : "" });
  }
  return marks;
}

class Chip extends WidgetType {
  constructor(
    readonly text: string,
    readonly href: string | null,
  ) {
    super();
  }
  override eq(other: Chip): boolean {
    return other.text === this.text && other.href === this.href;
  }
  override toDOM(): HTMLElement {
    const chip = document.createElement("span");
    chip.className = this.text ? "chip" : "";
    chip.textContent = this.text;
    if (this.href) {
      chip.dataset["href"] = this.href;
      chip.title = "Ctrl-click shows it on the timeline";
    }
    return chip;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

const question = Decoration.line({ class: "cm-question" });

/**
 * Shows citations as their words and a time, and keeps quiet what a part carries; where the caret is, the marks themselves.
 * `times` gives the clock time of an event by its anchor.
 */
export function chips(times: Record<string, string>, timelineUrl: string | null): Extension {
  const hidden = Decoration.replace({});

  function decorate(view: EditorView): DecorationSet {
    const builder = new RangeSetBuilder<Decoration>();
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to; ) {
        const line = view.state.doc.lineAt(at);
        const ranges = marksIn(line.text, times).flatMap((mark) => shown(mark, line.from, view.state));
        for (const { from, to, value } of ranges.sort((a, b) => a.from - b.from || a.value.startSide - b.value.startSide)) builder.add(from, to, value);
        at = line.to + 1;
      }
    }
    return builder.finish();
  }

  function shown(mark: Mark, start: number, state: EditorState): Range<Decoration>[] {
    const [from, to] = [start + mark.from, start + mark.to];
    if (mark.kind === "question") return [question.range(from)];
    if (state.selection.ranges.some((range) => range.from <= to && range.to >= from)) return [];
    if (mark.kind === "part") return [Decoration.replace({ widget: new Chip(mark.text, null) }).range(from, to)];

    const tail = to - `](#event-${mark.id})`.length;
    const href = timelineUrl && `${timelineUrl}#event-${mark.id}`;
    return [hidden.range(from, from + 1), Decoration.replace({ widget: new Chip(mark.text, href) }).range(tail, to)];
  }

  return [
    ViewPlugin.fromClass(
      class {
        decorations: DecorationSet;
        constructor(view: EditorView) {
          this.decorations = decorate(view);
        }
        update(update: ViewUpdate): void {
          if (update.docChanged || update.viewportChanged || update.selectionSet || update.focusChanged) this.decorations = decorate(update.view);
        }
      },
      { decorations: (plugin) => plugin.decorations },
    ),
    EditorView.domEventHandlers({
      mousedown(event) {
        const href = (event.target as HTMLElement).closest<HTMLElement>("[data-href]")?.dataset["href"];
        if (!href || !(event.ctrlKey || event.metaKey)) return false;
        open(href, "_blank", "noopener");
        return true;
      },
    }),
  ];
}
