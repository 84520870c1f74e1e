// Hocuspocus as its guide starts it: it keeps texts in memory and answers before anything is stored.
import { spawn } from "node:child_process";
import WebSocket from "ws";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { family } from "./load.mjs";

export async function start() {
  const server = spawn(process.execPath, [new URL("hocuspocus-server.mjs", import.meta.url).pathname]);
  let said = "";
  server.stderr.on("data", (text) => (said += text));
  await new Promise((resolve, reject) => {
    server.stdout.on("data", resolve);
    server.on("exit", () => reject(new Error(said)));
  });
  let bytes = 0;
  class Counted extends WebSocket {
    constructor(url) {
      super(url, { perMessageDeflate: false });
      this.on("message", (data) => (bytes += data.length));
    }
    send(data, ...rest) {
      bytes += data.length ?? data.byteLength;
      return super.send(data, ...rest);
    }
  }
  return {
    name: "Hocuspocus 4.7.0, yjs 13.6.33",
    processes: async () => family(server.pid),
    bytes: () => bytes,
    async open(number, { stored, shown }) {
      const document = new Y.Doc();
      const line = new HocuspocusProviderWebsocket({ url: "ws://127.0.0.1:5198", WebSocketPolyfill: Counted });
      const provider = new HocuspocusProvider({ websocketProvider: line, name: `load-${number}`, document });
      provider.attach();
      const text = document.getText("text");
      let typed = [];
      await new Promise((resolve) => provider.on("synced", resolve));
      provider.on("unsyncedChanges", ({ number: left }) => {
        if (left === 0) typed.splice(0).forEach(stored);
      });
      text.observe((event, transaction) => {
        if (transaction.local) return;
        for (const { insert } of event.delta) if (insert) for (const word of insert.matchAll(/\[([^\]]+)\]/g)) shown(word[1]);
      });
      return {
        close: () => line.destroy(),
        type(word) {
          typed.push(word);
          text.insert(Math.floor(Math.random() * (text.length + 1)), `[${word}]`);
        },
      };
    },
    async stop() {
      server.kill("SIGKILL");
    },
  };
}
