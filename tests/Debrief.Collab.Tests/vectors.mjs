// Writes vectors.json: what @codemirror/state itself makes of random changes. Run it again after an update of that package: node tests/Debrief.Collab.Tests/vectors.mjs
import { ChangeSet, Text } from "@codemirror/state";
import { writeFileSync } from "node:fs";

let seed = 20260512;
const random = (below) => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
const letters = ["a", "b", "z", " ", "\n", "ß", "漢", "\u{1F525}", "\u{1F469}\u{1F3FD}", "e\u0301"];
const some = (most) => Array.from({ length: random(most + 1) }, () => letters[random(letters.length)]).join("");

/** A place between two units that are no pair. */
function place(text) {
  const at = random(text.length + 1);
  return /[\udc00-\udfff]/.test(text[at] ?? "") ? at - 1 : at;
}

function change(text) {
  const specs = Array.from({ length: random(4) }, () => {
    const [from, to] = [place(text), place(text)].sort((a, b) => a - b);
    return random(3) === 0 ? { from, to } : { from, to: random(2) ? from : to, insert: some(4) };
  });
  return ChangeSet.of(specs, text.length);
}

const vectors = Array.from({ length: 400 }, () => {
  const before = some(16);
  const [a, b] = [change(before), change(before)];
  const after = a.apply(Text.of(before.split("\n"))).toString();
  const next = change(after);
  return {
    before, a, b, next, after,
    mapped: a.map(b), mappedBefore: a.map(b, true), composed: a.compose(next), inverted: a.invert(Text.of(before.split("\n"))),
    left: Array.from({ length: before.length + 1 }, (_, at) => a.mapPos(at, -1)),
    right: Array.from({ length: before.length + 1 }, (_, at) => a.mapPos(at, 1)),
  };
});
writeFileSync(new URL("vectors.json", import.meta.url), `[\n${vectors.map((vector) => JSON.stringify(vector)).join(",\n")}\n]\n`);
