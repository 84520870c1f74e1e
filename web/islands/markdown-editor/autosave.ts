export type State = "saved" | "typing" | "saving" | "offline" | "refused" | "conflict";

export interface Draft {
  baseVersion: number;
  text: string;
}

export interface Theirs {
  version: number;
  text: string;
  savedBy: string;
}

export type Answer =
  | { kind: "saved"; version: number }
  | { kind: "conflict"; theirs: Theirs }
  | { kind: "unreachable" }
  | { kind: "refused"; reason: string };

export interface Surroundings {
  send(draft: Draft): Promise<Answer>;
  /** Keeps what the server has not acknowledged; null forgets it. */
  keep(draft: Draft | null): void;
  show(state: State, reason: string): void;
  conflict(mine: string, theirs: Theirs): void;
  /** Calls back after so many milliseconds; the returned function calls it off. */
  later(act: () => void, milliseconds: number): () => void;
}

const idle = 800;
const firstRetry = 2_000;
const lastRetry = 30_000;

/**
 * Saves a text as it grows: one request at a time, the newest text wins, and nothing is forgotten before the server said
 * that it has it. After a conflict it waits until a person decided.
 */
export class Autosave {
  #state: State = "saved";
  #acknowledged: string;
  #text: string;
  #retry = firstRetry;
  #callOff: () => void = () => {};

  constructor(
    private version: number,
    text: string,
    private readonly around: Surroundings,
  ) {
    this.#acknowledged = this.#text = text;
  }

  get state(): State {
    return this.#state;
  }

  /** Takes up what an earlier page could not save. Its own base version tells the server whether someone came between. */
  restore(draft: Draft): void {
    this.version = draft.baseVersion;
    this.changed(draft.text);
    void this.save();
  }

  changed(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.around.keep({ baseVersion: this.version, text });
    if (this.#state === "conflict" || this.#state === "saving") return;
    if (this.#state === "saved") this.#become("typing");
    this.#after(this.#state === "offline" ? this.#retry : idle);
  }

  /** A person looked at both texts and this is the one that stands. */
  resolve(text: string, theirs: Theirs): void {
    this.version = theirs.version;
    this.#acknowledged = theirs.text;
    this.#text = text;
    this.#state = "typing";
    this.around.keep({ baseVersion: this.version, text });
    void this.save();
  }

  async save(): Promise<void> {
    this.#callOff();
    if (this.#state === "saving" || this.#state === "conflict") return;
    if (this.#text === this.#acknowledged) return this.#done();

    const sent = this.#text;
    this.#become("saving");
    const answer = await this.around.send({ baseVersion: this.version, text: sent });
    switch (answer.kind) {
      case "saved":
        this.version = answer.version;
        this.#acknowledged = sent;
        this.#retry = firstRetry;
        return this.#done();
      case "conflict":
        this.#become("conflict");
        return this.around.conflict(this.#text, answer.theirs);
      case "unreachable":
        this.#become("offline");
        this.#after(this.#retry);
        this.#retry = Math.min(lastRetry, this.#retry * 2);
        return;
      case "refused":
        return this.#become("refused", answer.reason);
    }
  }

  #done(): void {
    if (this.#text === this.#acknowledged) {
      this.around.keep(null);
      this.#become("saved");
    } else {
      this.around.keep({ baseVersion: this.version, text: this.#text });
      this.#become("typing");
      this.#after(idle);
    }
  }

  #after(milliseconds: number): void {
    this.#callOff();
    this.#callOff = this.around.later(() => void this.save(), milliseconds);
  }

  #become(state: State, reason = ""): void {
    this.#state = state;
    this.around.show(state, reason);
  }
}
