// Whole processes, in turn, medians of five (of two for the slowest), on real documents when they are at hand and on the rule documents otherwise.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

const [root, peers, megabytes] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const shared = join(process.env.DEBRIEF_SHARED ?? join(root, "../shared"), "data/language/docs");
const from = existsSync(shared) ? shared : join(root, "docs");
const texts = readdirSync(from).filter(name => /\.(md|qmd|html)$/.test(name)).sort().map(name => readFileSync(join(from, name), "utf8"));
const corpus = join(root, "artifacts/bench-lint");
rmSync(corpus, { recursive: true, force: true });
mkdirSync(corpus, { recursive: true });
let bytes = 0;
for (let n = 0; bytes < megabytes * 1e6; n++) {
  const text = texts[n % texts.length];
  writeFileSync(join(corpus, `${String(n).padStart(5, "0")}.md`), text);
  bytes += Buffer.byteLength(text);
}
const files = readdirSync(corpus).map(name => join(corpus, name));
const debrief = join(root, "artifacts/debrief/debrief.dll");
const commands = {
  "debrief lint": ["dotnet", [debrief, "lint", corpus, "--format", "unix"]],
  "debrief lint, one file": ["dotnet", [debrief, "lint", files[0], "--format", "unix"]],
  "write-good 1.0.8": ["node", [join(peers, "node_modules/write-good/bin/write-good.js"), ...files]],
  "textlint 15.8.0 with write-good": ["node", [join(peers, "node_modules/textlint/bin/textlint.js"), "--no-textlintrc", "--rule", "write-good", ...files]],
  "alex 11.0.1": ["node", [join(peers, "node_modules/alex/cli.js"), "--quiet", ...files]],
};
const seconds = Object.fromEntries(Object.keys(commands).map(name => [name, []]));
for (let round = 0; round < 6; round++)
  for (const [name, [program, args]] of Object.entries(commands)) {
    if (/alex|textlint/.test(name) && round > 2) continue;
    const start = process.hrtime.bigint();
    const run = spawnSync(program, args, { stdio: ["ignore", "ignore", "ignore"], cwd: peers });
    if (run.error) throw run.error;
    if (round > 0) seconds[name].push(Number(process.hrtime.bigint() - start) / 1e9);
  }
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ours = median(seconds["debrief lint"]);
const lines = ["# debrief lint beside write-good and alex", "", `${files.length} files, ${(bytes / 1e6).toFixed(2)} MB; ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.versions.node}. Whole processes in turn, medians; the first round warms the cache and is not counted.`, "", "| program | seconds | times debrief lint |", "| --- | ---: | ---: |"];
for (const [name, values] of Object.entries(seconds)) lines.push(`| ${name} | ${median(values).toFixed(3)} | ${name.includes("one file") ? "" : (median(values) / ours).toFixed(1)} |`);

// A hundred megabytes, for the memory: the same files many times over.
const times = Math.ceil(100e6 / bytes);
const memory = spawnSync("/usr/bin/time", ["-f", "%M", "dotnet", debrief, "lint", ...Array(times).fill(corpus), "--format", "unix"], { stdio: ["ignore", "ignore", "pipe"] });
const inProcess = execFileSync("dotnet", [join(root, "artifacts/bin/Debrief.Bench.Lint/release/bench-lint.dll"), corpus]).toString().trim().split("\n").map(line => line.split("\t"));
lines.push("", "The library in-process, warmed up, on one thread; and the memory of the whole process.", "", "| what | figure |", "| --- | ---: |", ...inProcess.map(([name, figure]) => `| ${name} | ${figure} |`));
if (memory.status === 0 || memory.status === 1) lines.push(`| ${(bytes * times / 1e6).toFixed(0)} MB of input, peak memory in MB | ${(Number(memory.stderr.toString().trim().split("\n").at(-1)) / 1024).toFixed(0)} |`);
writeFileSync(join(root, "bench/results/lint.md"), lines.join("\n") + "\n");
console.log(lines.join("\n"));
