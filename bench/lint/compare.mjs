// Whole processes, in turn, medians of five, on real documents when they are at hand and on the rule documents otherwise.
import { spawnSync } from "node:child_process";
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
  "alex 11.0.1": ["node", [join(peers, "node_modules/alex/cli.js"), "--quiet", ...files]],
};
const seconds = Object.fromEntries(Object.keys(commands).map(name => [name, []]));
for (let round = 0; round < 6; round++)
  for (const [name, [program, args]] of Object.entries(commands)) {
    if (name.startsWith("alex") && round > 3) continue;
    const start = process.hrtime.bigint();
    const run = spawnSync(program, args, { stdio: ["ignore", "ignore", "ignore"], maxBuffer: 1 << 30 });
    if (run.error) throw run.error;
    if (round > 0) seconds[name].push(Number(process.hrtime.bigint() - start) / 1e9);
  }
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ours = median(seconds["debrief lint"]);
const lines = ["# debrief lint beside write-good and alex", "", `${files.length} files, ${(bytes / 1e6).toFixed(2)} MB; ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.versions.node}. Whole processes in turn, medians; the first round warms the cache and is not counted.`, "", "| program | seconds | times debrief lint |", "| --- | ---: | ---: |"];
for (const [name, values] of Object.entries(seconds)) lines.push(`| ${name} | ${median(values).toFixed(3)} | ${name.includes("one file") ? "" : (median(values) / ours).toFixed(1)} |`);
writeFileSync(join(root, "bench/results/lint.md"), lines.join("\n") + "\n");
console.log(lines.join("\n"));
