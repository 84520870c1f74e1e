// The load, the same for both: so many documents, so many editors in each, each so many edits a second for so long. An edit puts a word of its own somewhere into the text.
// Counted from the key press until the editor knows that the server has it AND the next editor of the same document shows it.
import { performance } from "node:perf_hooks";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export async function load(backend, { documents, editors, perSecond, seconds }) {
  const waiting = new Map();
  const latencies = [];
  const half = (word, what) => {
    const edit = waiting.get(word);
    if (!edit) return;
    edit[what] = performance.now();
    if (!edit.stored || !edit.shown) return;
    waiting.delete(word);
    if (edit.counts) latencies.push(Math.max(edit.stored, edit.shown) - edit.at);
  };
  const all = [];
  for (let document = 0; document < documents; document++) {
    const here = await Promise.all(Array.from({ length: editors }, (_, editor) => backend.open(document, {
      stored: (word) => half(word, "stored"),
      // Each word is awaited at the neighbour of who typed it.
      shown: (word) => Number(word.split("-")[1]) === (editor + editors - 1) % editors && half(word, "shown"),
    })));
    here.forEach((editor, number) => all.push({ editor, name: `${document}-${number}` }));
  }
  await sleep(1_000);
  const idle = memory(await backend.processes());

  const [from, warm] = [performance.now(), 2_000];
  let measured;
  const typing = all.map(async ({ editor, name }, place) => {
    const pause = 1_000 / perSecond;
    for (let edit = 0; ; edit++) {
      const due = from + (place / all.length) * pause + edit * pause;
      if (due > from + warm + seconds * 1_000) return;
      await sleep(Math.max(0, due - performance.now()));
      const word = `${name}-${edit.toString(36)}`;
      waiting.set(word, { at: performance.now(), counts: due > from + warm });
      editor.type(word);
    }
  });
  await sleep(warm);
  measured = { processor: processor(await backend.processes()), bytes: backend.bytes() };
  await Promise.all(typing);
  const spent = processor(await backend.processes()) - measured.processor;
  const bytes = backend.bytes() - measured.bytes;
  const active = memory(await backend.processes());
  for (let patience = 0; waiting.size > 0 && patience < 100; patience++) await sleep(50);
  if (waiting.size > 0) throw new Error(`${waiting.size} edits never arrived`);

  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))];
  return { edits: latencies.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), perProcessorSecond: latencies.length / spent, bytesPerEdit: bytes / latencies.length, idle, active };
}

/** Seconds of processor time that these processes have used. */
function processor(ids) {
  return ids.reduce((sum, id) => {
    const fields = read(`/proc/${id}/stat`).split(") ")[1]?.split(" ") ?? [];
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
  }, 0);
}

/** MiB that only these processes hold, shared pages counted in shares. */
function memory(ids) {
  return ids.reduce((sum, id) => sum + Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) / 1024, 0);
}

/** A process and all that it started. */
export function family(id) {
  const parents = new Map(readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), Number(read(`/proc/${name}/stat`).split(") ")[1]?.split(" ")[1])]));
  const members = [id];
  for (const member of members) for (const [child, parent] of parents) if (parent === member) members.push(child);
  return members;
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
