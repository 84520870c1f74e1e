// Writes the call (the same bytes in every run), runs each command six times in turn as a whole process, and compares medians of the last five.
import { spawnSync } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";

const [debrief, call, results] = process.argv.slice(2);
const Hours = 3, Every = 3, Limit = 1, Runs = 5;
const speakers = ["Noor Blom", "Ilse Kramer (on call)", "Jonas Weiß", "Amara Okafor", "Tom"];
const said = [
  "Okay, so the queue is still backing up after the deploy of payments-api, and I see the replica lag at nine hundred milliseconds.",
  "I assumed the failover was automatic.",
  "Let me look at the dashboard for eu-west, it looked normal when I opened it ten minutes ago.",
  "We are rolling back the release now.",
  "I didn't know that billing was connected to the cache, does anybody have the diagram?",
  "Yeah, give me a second, I am sharing my screen, can you all see it?",
  "Error rates have dropped, let's wait five more minutes before we call it.",
];

const stamp = (second) => new Date(second * 1000).toISOString().slice(11, 23);
const cues = [];
for (let i = 0; i * Every < Hours * 3600; i++)
  cues.push(`${i + 1}\n${stamp(i * Every)} --> ${stamp(i * Every + Every - 0.2)}\n${speakers[(i >> 2) % speakers.length]}: ${said[(i * 5) % said.length]}\n`);
writeFileSync(call, `WEBVTT\n\n${cues.join("\n")}`);

const commands = {
  "plain read (`node`, counting lines)": [process.execPath, ["-e", `require("fs").readFileSync(${JSON.stringify(call)}, "utf8").split("\\n").length`]],
  "`debrief --version`": ["dotnet", [debrief, "--version"]],
  "`debrief timeline --start ... --format json`": ["dotnet", [debrief, "timeline", call, "--start", "2026-05-12T13:00:00Z", "--format", "json"]],
};
const seconds = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
let events = 0;
for (let run = 0; run <= Runs; run++)
  for (const [name, [program, args]] of Object.entries(commands)) {
    const started = process.hrtime.bigint();
    const { status, stdout, stderr } = spawnSync(program, args, { maxBuffer: 1 << 28 });
    const took = Number(process.hrtime.bigint() - started) / 1e9;
    if (status !== 0) throw new Error(`${name}: exit code ${status}: ${stderr}`);
    if (name.includes("timeline")) events = JSON.parse(stdout).events.length;
    if (run > 0) seconds[name].push(took); // the first warms the file cache
  }

const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];
const rows = Object.entries(seconds).map(([name, all]) => `| ${name} | ${all.map((s) => s.toFixed(2)).join(", ")} | ${median(all).toFixed(2)} s |`);
const [read, empty, ours] = Object.values(seconds).map(median);
writeFileSync(results, `# \`debrief timeline\` on a call of ${Hours} hours

${cues.length.toLocaleString("en")} cues, ${(statSync(call).size / 1e3).toFixed(0)} kB of WebVTT; ${events.toLocaleString("en")} events. All run as whole processes, in turn; medians of ${Runs} after one to warm up.
Machine: ${availableParallelism()} cores, ${Math.floor(totalmem() / 2 ** 30)} GB of memory, ${process.platform}. Made by \`bin/bench transcripts\`.

| | seconds (all runs) | median |
|---|---|---|
${rows.join("\n")}

${ours.toFixed(2)} s (limit ${Limit} s): ${ours <= Limit ? "held" : "**missed**"}. ${(ours / read).toFixed(1)} times a plain read; ${(ours - empty).toFixed(2)} s more than an empty start.
`);
