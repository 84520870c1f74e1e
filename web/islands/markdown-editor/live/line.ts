import { problemText } from "../../toast-area";
import type { Push, Told } from "./queue";

/** Someone else in the text; their place is of that version. */
export interface Person {
  id: string;
  person: string;
  name: string;
  version: number | null;
  anchor: number | null;
  head: number | null;
  left: boolean;
}

export type Message =
  | { type: "text"; version: number; erasures: number; text: string }
  | { type: "changes"; version: number; changes: Told[] }
  | { type: "people"; people: Person[] }
  | { type: "refused"; sequence: number; reason: string }
  | { type: "closed"; reason: string };

export type Saying = ({ type: "push" } & Push) | { type: "point"; version: number; anchor: number; head: number };

export interface Ears {
  /** What to come back with. */
  address(): string;
  connected(): void;
  heard(message: Message): void;
  lost(): void;
  /** Coming back would not help: signed out, or no longer allowed to. */
  ended(reason: string): void;
}

const firstRetry = 500;
const lastRetry = 20_000;

/** The connection to the server. When it breaks it comes back, ever more rarely, and at once when the browser is online again. */
export class Line {
  #socket: WebSocket | null = null;
  #retry = firstRetry;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;
  readonly #online = () => this.#soon(0);

  constructor(
    private readonly url: string,
    private readonly ears: Ears,
  ) {
    addEventListener("online", this.#online);
    this.#connect();
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  say(saying: Saying): void {
    if (this.isOpen) this.#socket!.send(JSON.stringify(saying));
  }

  close(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#online);
    this.#socket?.close();
  }

  #connect(): void {
    if (this.#over || (this.#socket && this.#socket.readyState <= WebSocket.OPEN)) return;
    const socket = (this.#socket = new WebSocket(new URL(this.url + this.ears.address(), location.href.replace(/^http/, "ws"))));
    let opened = false;
    socket.onopen = () => {
      opened = true;
      this.ears.connected();
    };
    socket.onmessage = ({ data }) => {
      this.#retry = firstRetry;
      const message = JSON.parse(data as string) as Message;
      if (message.type === "closed") this.#end(message.reason);
      else this.ears.heard(message);
    };
    socket.onclose = () => {
      if (this.#over) return;
      this.ears.lost();
      // A browser does not say why it could not connect; a plain request does.
      if (!opened) void this.#ask();
      this.#soon(this.#retry * (0.5 + Math.random()));
      this.#retry = Math.min(lastRetry, this.#retry * 2);
    };
  }

  async #ask(): Promise<void> {
    const answer = await fetch(this.url + this.ears.address(), { redirect: "manual" }).catch(() => null);
    if (!answer) return;
    if (answer.type === "opaqueredirect") this.#end(problemText(401, ""));
    else if (answer.status === 404) this.#end("This text is not here any more, or not for you.");
    else if (answer.status === 401 || answer.status === 403) this.#end(problemText(answer.status, await answer.text()));
  }

  #end(reason: string): void {
    if (this.#over) return;
    this.close();
    this.ears.ended(reason);
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), milliseconds);
  }
}
