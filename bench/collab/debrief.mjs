// Debrief as an operator runs it, with its own PostgreSQL on this disk; editors are the browser's own queue over a WebSocket.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import WebSocket from "ws";
import { ChangeSet } from "@codemirror/state";
import { rolldown } from "rolldown";
import { family } from "./load.mjs";

const root = new URL("../../", import.meta.url).pathname;

export async function start() {
  const bundle = await rolldown({ input: join(root, "web/islands/markdown-editor/live/queue.ts"), external: /^@codemirror/ });
  await bundle.write({ file: join(root, "bench/collab/node_modules/.queue.mjs") });
  const { Queue } = await import("./node_modules/.queue.mjs");

  const data = mkdtempSync(join(tmpdir(), "debrief-bench-"));
  const app = spawn("dotnet", [join(root, "artifacts/bin/Debrief/release/Debrief.dll"), "--urls", "http://127.0.0.1:5199", "--contentRoot", join(root, "src/Debrief")], { env: { ...process.env, DEBRIEF_DATA: data, DOTNET_gcServer: "0" } });
  let said = "";
  app.stdout.on("data", (text) => (said += text));
  app.stderr.on("data", (text) => (said += text));
  for (let patience = 0; !/Now listening on/.test(said); patience++) {
    if (patience > 600 || app.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const browser = new Browser("http://127.0.0.1:5199");
  await browser.submit(/(\/link\/\S+)/.exec(said)[1], "open-account", { Name: "Ada Admin", Email: "ada@example.org", Password: "four words and a hat" });

  const documents = [];
  let bytes = 0;
  return {
    name: "Debrief",
    processes: async () => family(app.pid),
    bytes: () => bytes,
    documentId: (number) => documents[number],
    data,
    async open(number, { stored, shown }) {
      documents[number] ??= browser.begin(`Load ${number}`);
      const path = await documents[number];
      const socket = new WebSocket(`ws://127.0.0.1:5199${path}/writeup/live?client=${randomUUID()}`, { headers: { Cookie: browser.cookies }, perMessageDeflate: false });
      let queue;
      let screen;
      let sent = [];
      let typed = [];
      const flush = () => {
        const push = queue.take();
        if (!push) return;
        [sent, typed] = [typed, []];
        const message = JSON.stringify({ type: "push", ...push });
        bytes += message.length;
        socket.send(message);
      };
      await new Promise((resolve, reject) => {
        socket.on("error", reject);
        socket.on("message", (data) => {
          bytes += data.length;
          const message = JSON.parse(data);
          if (message.type === "text") {
            queue = new Queue("me", message.version, message.erasures, message.text);
            screen = message.text.length;
            resolve();
          } else if (message.type === "changes") {
            const change = queue.receive(message.version, message.changes);
            if (change) screen += change.newLength - change.length;
            for (const told of message.changes) {
              if (told.sequence === undefined) for (const part of told.change) if (Array.isArray(part)) for (const word of part.slice(1).join("").matchAll(/\[([^\]]+)\]/g)) shown(word[1]);
              if (told.sequence !== undefined) sent.splice(0).forEach(stored);
            }
            flush();
          }
        });
      });
      return {
        close: () => socket.close(),
        type(word) {
          const at = Math.floor(Math.random() * (screen + 1));
          queue.typed(ChangeSet.of({ from: at, insert: `[${word}]` }, screen));
          screen += word.length + 2;
          typed.push(word);
          flush();
        },
      };
    },
    async stop() {
      const ended = new Promise((resolve) => app.on("exit", resolve));
      app.kill("SIGINT");
      await ended;
      rmSync(data, { recursive: true });
    },
  };
}

/** As much of a browser as it takes to sign in and begin a write-up. */
class Browser {
  #jar = new Map();

  constructor(address) {
    this.address = address;
  }

  get cookies() {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async submit(path, form, fields) {
    const page = await (await this.#send(path)).text();
    const [, tag, inside] = new RegExp(`<form([^>]*id="${form}"[^>]*)>(.*?)</form>`, "s").exec(page);
    const body = new URLSearchParams();
    for (const [input] of inside.matchAll(/<input[^>]*>/g)) {
      const [name, value, type] = ["name", "value", "type"].map((attribute) => new RegExp(`\\s${attribute}="([^"]*)"`).exec(input)?.[1]);
      if (name && (type !== "radio" || /\schecked/.test(input)) && type !== "checkbox") body.set(name, value ?? "");
    }
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const answer = await this.#send(/action="([^"]*)"/.exec(tag)[1], { method: "POST", body });
    if (answer.status !== 302) throw new Error(`${form}: ${answer.status} ${await answer.text()}`);
    return answer.headers.get("location");
  }

  async begin(title) {
    const path = /^\/incidents\/\d+/.exec(await this.submit("/incidents/new", "new-incident", { Title: title }))[0];
    await this.submit(`${path}/writeup`, "start", {});
    return path;
  }

  async #send(path, options = {}) {
    const answer = await fetch(this.address + path, { redirect: "manual", ...options, headers: { Cookie: this.cookies, ...options.headers } });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      this.#jar.set(name, value);
    }
    return answer;
  }
}
