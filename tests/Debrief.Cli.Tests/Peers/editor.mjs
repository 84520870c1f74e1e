// An editor as others write it: Microsoft's protocol library speaks to `debrief lint --lsp`. editor.mjs PROGRAM; prints what came back as JSON.
import { spawn } from "node:child_process";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";

const uri = "file:///inc-42.md";
const server = spawn("dotnet", [process.argv[2], "lint", "--lsp"], { stdio: ["pipe", "pipe", "inherit"] });
const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
const waiting = [];
connection.onNotification("textDocument/publishDiagnostics", (params) => waiting.shift()?.(params.diagnostics));
const published = () => new Promise((resolve) => waiting.push(resolve));
connection.listen();

const { capabilities } = await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
await connection.sendNotification("initialized", {});
let text = "# Notes 🎉\n\nIt was human error.\n";
let next = published();
await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } });
const opened = await next;
const hover = await connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: opened[0].range.start });
const actions = await connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range: opened[0].range, context: { diagnostics: opened } });

// Does what the second action says, as an editor would.
const [edit] = actions[1].edit.changes[uri];
const lines = text.split("\n");
lines.splice(edit.range.start.line, 0, ...edit.newText.trimEnd().split("\n"));
text = lines.join("\n");
next = published();
await connection.sendNotification("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [{ text }] });
const ignored = await next;
await connection.sendRequest("shutdown");
const ended = new Promise((resolve) => server.on("exit", resolve));
await connection.sendNotification("exit");
console.log(JSON.stringify({ capabilities, opened, hover, titles: actions.map((action) => action.title), ignored, exitCode: await ended }));
connection.dispose();
