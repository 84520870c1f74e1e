// Scores labelled rows and writes the tables of docs/coach.md between its markers.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = process.argv[2];
const peers = createRequire(join(process.env.PEERS, "package.json"));
const categories = ["single_root_cause", "hindsight", "human_error_cause", "blame", "weak_action", "hedge", "vague", "agentless"];
const naive = {
  blame: /careless|reckless|negligen|stupid|failed to|should have known|fault|ignored/i, hindsight: /should have|could have|would have|hindsight|obvious/i,
  human_error_cause: /human error|mistake|accident|inadvertent|forgot|typo/i, single_root_cause: /root cause/i, vague: /\b(some|several|various|slow|degraded|issues|lack of|insufficient|poor)\b/i,
  hedge: /\b(seems?|appears?|probably|likely|might|may|perhaps|believe)\b/i, weak_action: /\b(improve|enhance|ensure|investigate|consider|review|better|more)\b/i, agentless: /\b(was|were|been) \w+ed\b/i,
};

/** Own rows: `section | labels | text | further labels`, # for comments. */
function own(file) {
  return readFileSync(join(root, "bench/coach", file), "utf8").split("\n").filter(line => line && !line.startsWith("#")).map((line, index) => {
    const [section, labels, text, further] = line.split("|").map(part => part.trim());
    return { id: `${file}-${index}`, section, text, labels: [...labels.split(","), ...(further ? further.split(",") : [])] };
  });
}

function shared() {
  const folder = process.env.DEBRIEF_SHARED ?? join(root, "../shared");
  const file = join(folder, "data/language/sentences.jsonl");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").map(line => JSON.parse(line)) : null;
}

function coach(rows) {
  const input = rows.map(row => JSON.stringify({ id: row.id, text: row.text, section: row.section })).join("\n") + "\n";
  const output = execFileSync("dotnet", [join(root, "artifacts/debrief/debrief.dll"), "lint", "-", "--input", "jsonl"], { input, maxBuffer: 1 << 28 });
  return output.toString().trim().split("\n").map(line => JSON.parse(line));
}

async function others(rows) {
  const writeGood = peers("write-good");
  const { markdown } = await import(pathToFileURL(join(process.env.PEERS, "node_modules/alex/index.js")));
  return {
    "write-good": rows.map(row => {
      const found = writeGood(row.text).map(hit => hit.reason);
      return [...(found.some(why => why.includes("passive")) ? ["agentless"] : []), ...(found.some(why => /weasel|weaken/.test(why)) ? ["hedge", "vague"] : [])];
    }),
    alex: rows.map(row => markdown(row.text).messages.length > 0 ? ["blame"] : []),
    "keyword list": rows.map(row => categories.filter(category => naive[category].test(row.text))),
  };
}

function wilson(hits, of) {
  if (of === 0) return "–";
  const [z, p] = [1.96, hits / of];
  const [d, c, h] = [1 + z * z / of, p + z * z / (2 * of), z * Math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))];
  return `${p.toFixed(2)} (${Math.max(0, (c - h) / d).toFixed(2)}–${Math.min(1, (c + h) / d).toFixed(2)})`;
}

function table(rows, answers) {
  const names = Object.keys(answers);
  const lines = [`| category | rows | ${names.map(name => `${name}: precision | recall`).join(" | ")} |`, `| --- | ---: | ${names.map(() => "--- | ---").join(" | ")} |`];
  for (const category of categories) {
    const gold = rows.map(row => row.labels.includes(category));
    const cells = names.map(name => {
      const found = answers[name].map(labels => labels.includes(category));
      const both = gold.filter((is, at) => is && found[at]).length;
      return `${wilson(both, found.filter(Boolean).length)} | ${wilson(both, gold.filter(Boolean).length)}`;
    });
    lines.push(`| ${category} | ${gold.filter(Boolean).length} | ${cells.join(" | ")} |`);
  }
  const fine = rows.map((row, at) => row.labels.every(label => label === "ok") ? at : -1).filter(at => at >= 0);
  lines.push(`| fine sentences flagged at all | ${fine.length} | ${names.map(name => `${wilson(fine.filter(at => answers[name][at].length > 0).length, fine.length)} | `).join(" | ")} |`);
  return lines.join("\n");
}

/** Fine sentences that are flagged at warning or above: what a tired reader notices. */
function loud(rows, answers) {
  const fine = rows.map((row, at) => row.labels.every(label => label === "ok") ? at : -1).filter(at => at >= 0);
  return `Of the fine sentences ${wilson(fine.filter(at => Object.values(answers[at].levels).some(level => level === "warning" || level === "error")).length, fine.length)} are flagged at warning or above.`;
}

async function section(title, rows) {
  const answers = coach(rows);
  return `### ${title} (${rows.length} rows)\n\n${table(rows, { coach: answers.map(answer => answer.labels), ...await others(rows) })}\n\n${loud(rows, answers)}\n`;
}

const parts = [
  await section("Rows the project wrote and nobody looked at: labelled before the rules ran, only the sums were read since", own("unseen.txt")),
  await section("Rows the project wrote; labelled before the rules ran, the rules then mended by what they had missed", [...own("own.txt"), ...own("mended.txt")]),
];
const real = shared();
if (real) {
  parts.push(await section("Development rows from real post-mortems; the rules were made with them in sight", real));
  parts.push(await section("Of these, the rows drawn at random", real.filter(row => row.sampling === "random")));
}
const file = join(root, "docs/coach.md");
const [head, , tail] = readFileSync(file, "utf8").split(/<!-- (?:figures|end of figures) -->/);
writeFileSync(file, `${head}<!-- figures -->\n\n${parts.join("\n")}\n<!-- end of figures -->${tail}`);
console.log(parts.join("\n"));
