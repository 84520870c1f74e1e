import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

/** Someone else's cursor, in places of this text. */
export interface Cursor {
  id: string;
  name: string;
  colour: number;
  anchor: number;
  head: number;
}

export const setCursors = StateEffect.define<Cursor[]>();

const colours = 6;

/** The same person has the same colour everywhere. */
export function colourOf(person: string): number {
  let sum = 0;
  for (const letter of person) sum = (sum * 31 + letter.codePointAt(0)!) >>> 0;
  return sum % colours;
}

class CursorWidget extends WidgetType {
  constructor(
    private readonly name: string,
    private readonly colour: number,
  ) {
    super();
  }

  override eq(other: CursorWidget): boolean {
    return other.name === this.name && other.colour === this.colour;
  }

  toDOM(): HTMLElement {
    const cursor = document.createElement("span");
    cursor.className = `other-cursor person-${this.colour}`;
    cursor.setAttribute("aria-hidden", "true");
    const label = document.createElement("span");
    label.className = "other-name";
    label.textContent = this.name;
    cursor.append(label);
    return cursor;
  }

  override get estimatedHeight(): number {
    return 0;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const cursors = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    shown = shown.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setCursors)) shown = draw(effect.value, transaction.newDoc.length);
    return shown;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function draw(people: Cursor[], length: number): DecorationSet {
  const marks = [];
  for (const { name, colour, anchor, head } of people) {
    const [from, to, at] = [Math.min(anchor, head, length), Math.min(Math.max(anchor, head), length), Math.min(head, length)];
    if (from < to) marks.push(Decoration.mark({ class: `other-selection person-${colour}` }).range(from, to));
    marks.push(Decoration.widget({ widget: new CursorWidget(name, colour), side: 1 }).range(at));
  }
  return Decoration.set(marks, true);
}

export function otherPeople(): Extension {
  return cursors;
}
