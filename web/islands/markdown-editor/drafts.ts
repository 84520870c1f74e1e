import type { Draft } from "./autosave";

const prefix = "draft:";

/** Texts the server has not acknowledged, one a page that has the editor open, so that two tabs never overwrite each other's. */
export class Drafts {
  readonly #key: string;
  #letGo: () => void = () => {};

  constructor(private readonly url: string) {
    this.#key = `${prefix}${url}#${crypto.getRandomValues(new Uint32Array(2)).join("")}`;
    // The lock says that this page lives; browsers give it back when the page goes.
    void navigator.locks?.request(this.#key, () => new Promise<void>((resolve) => (this.#letGo = resolve)));
  }

  keep(draft: Draft | null): void {
    if (draft) localStorage.setItem(this.#key, JSON.stringify(draft));
    else localStorage.removeItem(this.#key);
  }

  /** One draft that a page left behind when it went away, taken over by this one. The others wait for the next time. */
  async takeOrphan(): Promise<Draft | null> {
    const locks = await navigator.locks?.query();
    const alive = new Set(locks?.held?.map((lock) => lock.name));
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(`${prefix}${this.url}#`) || key === this.#key || alive.has(key)) continue;
      const draft = JSON.parse(localStorage.getItem(key)!) as Draft;
      this.keep(draft);
      localStorage.removeItem(key);
      return draft;
    }
    return null;
  }

  close(): void {
    this.#letGo();
  }
}
