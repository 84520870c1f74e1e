import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Answer, Autosave, type Draft, type State, type Theirs } from "../islands/markdown-editor/autosave";

/** A server that answers as it is told, a clock that is turned by hand, and what the editor showed. */
class Desk {
  sent: Draft[] = [];
  answers: Answer[] = [];
  kept: Draft | null = null;
  states: State[] = [];
  clashes: Theirs[] = [];
  pending: { act: () => void; after: number }[] = [];

  readonly autosave = new Autosave(7, "Zero", {
    send: async (draft) => {
      this.sent.push(draft);
      return this.answers.shift() ?? { kind: "saved", version: draft.baseVersion + 1 };
    },
    keep: (draft) => (this.kept = draft),
    show: (state) => this.states.push(state),
    conflict: (_, theirs) => this.clashes.push(theirs),
    later: (act, after) => {
      const timer = { act, after };
      this.pending.push(timer);
      return () => (this.pending = this.pending.filter((each) => each !== timer));
    },
  });

  async timePasses(): Promise<void> {
    for (const { act } of this.pending.splice(0)) act();
    await vi.waitFor(() => expect(this.autosave.state).not.toBe("saving"));
  }
}

const theirs: Theirs = { version: 9, text: "One", savedBy: "Priya Raman" };
let desk: Desk;
beforeEach(() => (desk = new Desk()));

describe("a text that is saved as it grows", () => {
  it("is sent once when the typing rests, on the version it grew from", async () => {
    desk.autosave.changed("Zero l");
    desk.autosave.changed("Zero looked");
    await desk.timePasses();
    expect(desk.sent).toEqual([{ baseVersion: 7, text: "Zero looked" }]);
    expect(desk.states).toEqual(["typing", "saving", "saved"]);
  });

  it("is kept here until the server said that it has it", async () => {
    desk.autosave.changed("Zero looked");
    expect(desk.kept).toEqual({ baseVersion: 7, text: "Zero looked" });
    await desk.timePasses();
    expect(desk.kept).toBeNull();
  });

  it("is sent again when more was typed while it was on its way", async () => {
    desk.autosave.changed("Zero looked");
    const first = desk.autosave.save();
    desk.autosave.changed("Zero looked like calm");
    await first;
    expect(desk.kept).toEqual({ baseVersion: 8, text: "Zero looked like calm" });
    await desk.timePasses();
    expect(desk.sent[1]).toEqual({ baseVersion: 8, text: "Zero looked like calm" });
    expect(desk.kept).toBeNull();
  });

  it("is not sent twice at once", async () => {
    desk.autosave.changed("Zero looked");
    await Promise.all([desk.autosave.save(), desk.autosave.save()]);
    expect(desk.sent).toHaveLength(1);
  });
});

describe("without a connection", () => {
  it("the text stays here and is tried again, ever more rarely", async () => {
    desk.answers = [{ kind: "unreachable" }, { kind: "unreachable" }];
    desk.autosave.changed("Zero looked");
    await desk.timePasses();
    expect(desk.autosave.state).toBe("offline");
    const first = desk.pending[0]!.after;
    await desk.timePasses();
    expect(desk.pending[0]!.after).toBeGreaterThan(first);
    expect(desk.kept).toEqual({ baseVersion: 7, text: "Zero looked" });
    await desk.timePasses();
    expect(desk.autosave.state).toBe("saved");
    expect(desk.kept).toBeNull();
  });
});

describe("when someone else saved first", () => {
  beforeEach(async () => {
    desk.answers = [{ kind: "conflict", theirs }];
    desk.autosave.changed("Zero looked");
    await desk.timePasses();
  });

  it("both texts are shown and mine is still kept", () => {
    expect(desk.clashes).toEqual([theirs]);
    expect(desk.kept).toEqual({ baseVersion: 7, text: "Zero looked" });
  });

  it("nothing is sent until a person decided", async () => {
    desk.autosave.changed("Zero looked like");
    await desk.autosave.save();
    expect(desk.sent).toHaveLength(1);
    expect(desk.kept?.text).toBe("Zero looked like");
  });

  it("the text that stands is saved on top of theirs", async () => {
    desk.autosave.resolve("Zero looked like one", theirs);
    await desk.timePasses();
    expect(desk.sent[1]).toEqual({ baseVersion: 9, text: "Zero looked like one" });
    expect(desk.kept).toBeNull();
  });

  it("taking theirs sends nothing", async () => {
    desk.autosave.resolve(theirs.text, theirs);
    await desk.timePasses();
    expect(desk.sent).toHaveLength(1);
    expect(desk.autosave.state).toBe("saved");
    expect(desk.kept).toBeNull();
  });
});

it("a refused text is kept, and the reason is shown", async () => {
  desk.answers = [{ kind: "refused", reason: "You are signed out." }];
  desk.autosave.changed("Zero looked");
  await desk.timePasses();
  expect(desk.autosave.state).toBe("refused");
  expect(desk.kept?.text).toBe("Zero looked");
});

it("what an earlier page left behind is sent on the version it grew from", async () => {
  desk.answers = [{ kind: "conflict", theirs }];
  desk.autosave.restore({ baseVersion: 5, text: "Zero, from yesterday" });
  await vi.waitFor(() => expect(desk.clashes).toHaveLength(1));
  expect(desk.sent).toEqual([{ baseVersion: 5, text: "Zero, from yesterday" }]);
});
