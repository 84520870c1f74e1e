import type { Kept } from "./queue";

const database = "debrief";
const table = "unsaved";

/**
 * What the log has not, kept in this browser until it has. One record an editor; a lock says that its page lives,
 * so that a page takes over only what a dead one left behind, and no two send the same.
 */
export class Store {
  #letGo: () => void = () => {};
  #key = "";
  #next: { kept: Kept | null } | null = null;
  #isThere = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly document: string) {}

  /** Begins an editor of its own, or goes on with what an earlier page could not save. */
  async open(client: string): Promise<Kept | null> {
    // Without locks (a plain http address) nobody can tell which page is dead; what it left waits.
    for (const { key, kept } of navigator.locks ? await this.#left() : []) {
      if (await this.#hold(key)) {
        this.#isThere = true;
        return kept;
      }
    }
    await this.#hold(this.#keyOf(client));
    return null;
  }

  /** Only the newest counts; while one is written the others wait as one. */
  keep(kept: Kept | null): Promise<void> {
    if (this.#next) {
      this.#next.kept = kept;
      this.#isThere ||= kept !== null;
    } else if (kept || this.#isThere) {
      this.#isThere = kept !== null;
      const next = (this.#next = { kept });
      this.#writing = this.#writing.then(async () => {
        this.#next = null;
        await request<unknown>("readwrite", (rows) => (next.kept ? rows.put(next.kept, this.#key) : rows.delete(this.#key)));
      });
    }
    return this.#writing;
  }

  close(): void {
    this.#letGo();
  }

  #keyOf(client: string): string {
    return `${this.document}#${client}`;
  }

  async #left(): Promise<{ key: string; kept: Kept }[]> {
    const all = IDBKeyRange.bound(`${this.document}#`, `${this.document}#\uffff`);
    const keys = (await request("readonly", (rows) => rows.getAllKeys(all))) as string[];
    const kept = (await request("readonly", (rows) => rows.getAll(all))) as Kept[];
    return keys.map((key, at) => ({ key, kept: kept[at]! })).filter((one) => one.kept);
  }

  /** False when another page of this browser has it. */
  #hold(key: string): Promise<boolean> {
    this.#key = key;
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      void navigator.locks.request(key, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        if (!lock) return;
        return new Promise<void>((release) => (this.#letGo = release));
      });
    });
  }
}

let opened: Promise<IDBDatabase> | undefined;

function request<T>(mode: IDBTransactionMode, ask: (rows: IDBObjectStore) => { readonly result: T }): Promise<T> {
  opened ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(table);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  return opened.then(
    (found) =>
      new Promise((resolve, reject) => {
        const transaction = found.transaction(table, mode, { durability: "strict" });
        const asked = ask(transaction.objectStore(table));
        transaction.oncomplete = () => resolve(asked.result);
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
      }),
  );
}
