import { ChangeSet, Text } from "@codemirror/state";

/** One line of the log as the server tells it; the sequence is there when it is this editor's own. */
export interface Told {
  change: unknown;
  by: string;
  sequence?: number;
}

/** What goes to the server. Once sent it never changes, so that the server knows it again. */
export interface Push {
  sequence: number;
  base: number;
  change: unknown;
}

/** What must outlive the page while something in it is not saved. */
export interface Kept {
  client: string;
  sequence: number;
  version: number;
  erasures: number;
  confirmed: string;
  sent: { push: Push; moved: unknown } | null;
  waiting: unknown;
}

const remembered = 500;

/**
 * The text as the log has it, and on top of it what the log has not: one push on its way, and what was typed since.
 * Every change from the log is moved over both, one at a time, as the server does it, so both come to the same text.
 */
export class Queue {
  #version: number;
  #confirmed: Text;
  #erasures: number;
  #sequence = 0;
  #sent: { push: Push; moved: ChangeSet } | null = null;
  #waiting: ChangeSet | null = null;
  /** The newest changes of the log, to find places of a moment ago. */
  #recent: ChangeSet[] = [];

  constructor(
    readonly client: string,
    version: number,
    erasures: number,
    text: string,
  ) {
    this.#version = version;
    this.#erasures = erasures;
    this.#confirmed = toText(text);
  }

  static from(kept: Kept): Queue {
    const queue = new Queue(kept.client, kept.version, kept.erasures, kept.confirmed);
    queue.#sequence = kept.sequence;
    queue.#sent = kept.sent && { push: kept.sent.push, moved: ChangeSet.fromJSON(kept.sent.moved) };
    queue.#waiting = kept.waiting === null ? null : ChangeSet.fromJSON(kept.waiting);
    return queue;
  }

  keep(): Kept {
    return {
      client: this.client,
      sequence: this.#sequence,
      version: this.#version,
      erasures: this.#erasures,
      confirmed: this.#confirmed.toString(),
      sent: this.#sent && { push: this.#sent.push, moved: this.#sent.moved.toJSON() },
      waiting: this.#waiting?.toJSON() ?? null,
    };
  }

  get version(): number {
    return this.#version;
  }

  get erasures(): number {
    return this.#erasures;
  }

  /** Whether the log has everything. */
  get isEmpty(): boolean {
    return !this.#sent && !this.#waiting;
  }

  /** What stands on the screen. */
  get text(): Text {
    let text = this.#confirmed;
    if (this.#sent) text = this.#sent.moved.apply(text);
    return this.#waiting ? this.#waiting.apply(text) : text;
  }

  typed(changes: ChangeSet): void {
    this.#waiting = this.#waiting ? this.#waiting.compose(changes) : changes;
  }

  /** What can go out now: everything typed since, unless something is on its way. */
  take(): Push | null {
    if (this.#sent || !this.#waiting) return null;
    const push = { sequence: ++this.#sequence, base: this.#version, change: this.#waiting.toJSON() };
    this.#sent = { push, moved: this.#waiting };
    this.#waiting = null;
    return push;
  }

  /** For a new connection: the push that was not answered, as it was. */
  get unanswered(): Push | null {
    return this.#sent?.push ?? null;
  }

  /** The server will never take what is on its way. It stays here, and goes out again together with what is typed next: perhaps that makes it fit. */
  refused(sequence: number): void {
    if (this.#sent?.push.sequence === sequence) this.#takeBack();
  }

  /** Takes lines of the log; returns what they change on the screen. */
  receive(version: number, told: Told[]): ChangeSet | null {
    let screen: ChangeSet | null = null;
    for (const { change, sequence } of told) {
      const seen = this.#take(ChangeSet.fromJSON(change), sequence);
      if (seen) screen = screen ? screen.compose(seen) : seen;
    }
    if (this.#version !== version) throw new RangeError(`The log is at ${version}, this editor at ${this.#version}.`);
    return screen;
  }

  /** The server tells the whole text: something was erased from it, or its log is not the one this editor knew. */
  reset(version: number, erasures: number, text: string): ChangeSet | null {
    // What was sent may be gone with the log that had it: it goes out anew, under a new number.
    if (version < this.#version) this.#takeBack();
    const now = toText(text);
    const difference = between(this.#confirmed, now);
    [this.#confirmed, this.#version, this.#erasures, this.#recent] = [now, version, erasures, []];
    return difference && this.#moveOver(difference);
  }

  /** A place in the text of a version, in the text on the screen; null when it is too long ago. */
  locate(version: number, place: number): number | null {
    const since = this.#recent.length - (this.#version - version);
    if (since < 0) return null;
    for (const change of this.#recent.slice(since)) place = change.mapPos(Math.min(place, change.length), 1);
    for (const change of [this.#sent?.moved, this.#waiting]) if (change) place = change.mapPos(Math.min(place, change.length), 1);
    return place;
  }

  #take(change: ChangeSet, sequence: number | undefined): ChangeSet | null {
    const before = this.#confirmed;
    this.#confirmed = change.apply(before);
    this.#version++;
    this.#recent.push(change);
    if (this.#recent.length > remembered) this.#recent.shift();
    if (!this.#sent || this.#sent.push.sequence !== sequence) return this.#moveOver(change);

    const { moved } = this.#sent;
    this.#sent = null;
    // The log may say it differently, after an erasure.
    return JSON.stringify(moved.toJSON()) === JSON.stringify(change.toJSON()) ? null : this.#moveOver(moved.invert(before).compose(change));
  }

  #takeBack(): void {
    if (!this.#sent) return;
    this.#waiting = this.#waiting ? this.#sent.moved.compose(this.#waiting) : this.#sent.moved;
    this.#sent = null;
  }

  #moveOver(change: ChangeSet): ChangeSet {
    if (this.#sent) {
      const { push, moved } = this.#sent;
      this.#sent = { push, moved: moved.map(change) };
      change = change.map(moved, true);
    }
    if (this.#waiting) {
      const waiting = this.#waiting;
      this.#waiting = waiting.map(change);
      change = change.map(waiting, true);
    }
    return change;
  }
}

function toText(text: string): Text {
  return Text.of(text.split("\n"));
}

/** One replacement between the parts that both begin and end with. */
function between(before: Text, after: Text): ChangeSet | null {
  const [a, b] = [before.toString(), after.toString()];
  if (a === b) return null;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return ChangeSet.of({ from: start, to: a.length - end, insert: after.slice(start, b.length - end) }, a.length);
}
