import { ChangeSet, Text } from "@codemirror/state";
import { beforeEach, describe, expect, it } from "vitest";
import { type Push, Queue, type Told } from "../islands/markdown-editor/live/queue";

/** A log as the server keeps it: a push is moved over what came between, and known again when it comes twice. */
class Log {
  lines: { client: string; sequence: number; change: ChangeSet }[] = [];

  constructor(readonly start: string) {}

  push(client: string, push: Push): void {
    const between = this.lines.slice(push.base);
    if (between.some((line) => line.client === client && line.sequence === push.sequence)) return;
    const change = between.reduce((moved, line) => moved.map(line.change), ChangeSet.fromJSON(push.change));
    this.lines.push({ client, sequence: push.sequence, change });
  }

  since(version: number, client: string, atMost = 1_000): Told[] {
    return this.lines.slice(version, version + atMost).map((line) => ({
      change: JSON.parse(JSON.stringify(line.change.toJSON())),
      by: line.client,
      ...(line.client === client ? { sequence: line.sequence } : {}),
    }));
  }

  get text(): string {
    return this.lines.reduce((text, line) => line.change.apply(text), Text.of(this.start.split("\n"))).toString();
  }
}

/** An editor: what stands on its screen is changed only by what the queue says. */
class Editor {
  queue: Queue;
  screen: Text;

  constructor(
    readonly log: Log,
    readonly client: string,
  ) {
    this.queue = new Queue(client, 0, 0, log.start);
    this.screen = this.queue.text;
  }

  type(from: number, to: number, insert: string): void {
    const change = ChangeSet.of({ from, to, insert }, this.screen.length);
    this.screen = change.apply(this.screen);
    this.queue.typed(change);
  }

  send(): void {
    const push = this.queue.take();
    if (push) this.log.push(this.client, JSON.parse(JSON.stringify(push)) as Push);
  }

  receive(atMost?: number): void {
    const told = this.log.since(this.queue.version, this.client, atMost);
    this.screen = this.queue.receive(this.queue.version + told.length, told)?.apply(this.screen) ?? this.screen;
  }

  /** The page goes and comes again. */
  reload(): void {
    this.queue = Queue.from(JSON.parse(JSON.stringify(this.queue.keep())));
  }
}

let seed = 0;
const random = (below: number) => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;

describe("people who write at once", () => {
  it("end with one text, which is the log's, whatever the order of things", () => {
    for (let round = 0; round < 200; round++) {
      seed = round;
      const log = new Log("One line\nand another 🔥");
      const editors = ["a", "b", "c"].map((name) => new Editor(log, name));
      for (let step = 0; step < 60; step++) {
        const editor = editors[random(3)]!;
        const at = random(editor.screen.length + 1);
        if (step % 10 === 9) editor.reload();
        [() => editor.type(at, Math.min(editor.screen.length, at + random(4)), "xyz".slice(random(3))), () => editor.send(), () => editor.receive(random(4))][random(3)]!();
        expect(editor.queue.text.toString()).toBe(editor.screen.toString());
      }
      for (const editor of editors) {
        while (!editor.queue.isEmpty) {
          editor.send();
          editor.receive();
        }
      }
      for (const editor of editors) {
        editor.receive();
        expect(editor.screen.toString()).toBe(log.text);
      }
    }
  });
});

describe("a push", () => {
  let log: Log;
  let editor: Editor;
  beforeEach(() => {
    log = new Log("Zero");
    editor = new Editor(log, "me");
  });

  it("is the only one on its way; what is typed meanwhile goes together", () => {
    editor.type(4, 4, " l");
    expect(editor.queue.take()).toEqual({ sequence: 1, base: 0, change: [4, [0, " l"]] });
    editor.type(6, 6, "oo");
    editor.type(8, 8, "ked");
    expect(editor.queue.take()).toBeNull();
    log.push("me", editor.queue.unanswered!);
    editor.receive();
    expect(editor.queue.take()).toEqual({ sequence: 2, base: 1, change: [6, [0, "ooked"]] });
  });

  it("goes out again as it was, also after a reload and though others wrote since", () => {
    editor.type(4, 4, " looked");
    const first = editor.queue.take()!;
    log.push("you", { sequence: 1, base: 0, change: [[0, "Then: "], 4] });
    editor.receive();
    editor.reload();
    expect(editor.queue.unanswered).toEqual(first);
    log.push("me", first);
    log.push("me", first);
    editor.receive();
    expect(log.text).toBe("Then: Zero looked");
    expect(editor.screen.toString()).toBe(log.text);
    expect(editor.queue.isEmpty).toBe(true);
  });

  it("that was refused goes out again with what is typed next, under another number", () => {
    editor.type(4, 4, "!!!");
    editor.queue.refused(editor.queue.take()!.sequence);
    expect(editor.queue.isEmpty).toBe(false);
    editor.type(4, 7, "");
    expect(editor.queue.take()).toEqual({ sequence: 2, base: 0, change: [4] });
  });
});

describe("a text told anew", () => {
  it("after an erasure keeps what is not saved, and the places of it", () => {
    const editor = new Editor(new Log("key hunter2 end"), "me");
    editor.type(15, 15, " and more");
    const change = editor.queue.reset(0, 1, "key ███████ end")!;
    expect(change.apply(editor.screen).toString()).toBe("key ███████ end and more");
    expect(editor.queue.erasures).toBe(1);
    expect(editor.queue.take()).toEqual({ sequence: 1, base: 0, change: [15, [0, " and more"]] });
  });

  it("of an older log sends what had been sent once more", () => {
    const log = new Log("Zero");
    const editor = new Editor(log, "me");
    log.push("you", { sequence: 1, base: 0, change: [4, [0, " one"]] });
    editor.receive();
    editor.type(8, 8, " two");
    editor.queue.take();
    const change = editor.queue.reset(0, 0, "Zero")!;
    expect(change.apply(editor.screen).toString()).toBe("Zero two");
    expect(editor.queue.take()).toEqual({ sequence: 2, base: 0, change: [4, [0, " two"]] });
  });
});

it("a line that the log tells otherwise than it was sent is shown as the log tells it", () => {
  const editor = new Editor(new Log(""), "me");
  editor.type(0, 0, "hunter2");
  editor.queue.take();
  editor.type(7, 7, "!");
  const change = editor.queue.receive(1, [{ change: [[0, "███████"]], by: "me", sequence: 1 }])!;
  expect(change.apply(editor.screen).toString()).toBe("███████!");
});

it("a place in an older version is found in the text on the screen", () => {
  const log = new Log("one two");
  const editor = new Editor(log, "me");
  log.push("you", { sequence: 1, base: 0, change: [[0, "zero "], 7] });
  editor.receive();
  editor.type(0, 0, "> ");
  expect(editor.queue.locate(0, 4)).toBe(11);
  expect(editor.queue.locate(1, 9)).toBe(11);
});

it("a hole in the log is an error, not a guess", () => {
  const editor = new Editor(new Log("Zero"), "me");
  expect(() => editor.queue.receive(3, [{ change: [4, [0, "!"]], by: "you" }])).toThrow(RangeError);
});
