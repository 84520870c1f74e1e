// node run.mjs [debrief|hocuspocus] [seconds]: one table row a load.
import { open } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { load } from "./load.mjs";

const loads = {
  "10 documents x 5 editors x 5 edits/s": { documents: 10, editors: 5, perSecond: 5 },
  "1 document x 50 editors x 2 edits/s": { documents: 1, editors: 50, perSecond: 2 },
  "200 documents x 2 editors x 1 edit/s": { documents: 200, editors: 2, perSecond: 1 },
};
const [which = "debrief", seconds = "15", only = ""] = process.argv.slice(2);
const { start } = await import(`./${which}.mjs`);

for (const [name, one] of Object.entries(loads).filter(([name]) => name.startsWith(only))) {
  const backend = await start();
  try {
    const r = await load(backend, { ...one, seconds: Number(seconds) });
    console.log(`| ${name} | ${backend.name} | ${r.edits} | ${r.p50.toFixed(1)} | ${r.p95.toFixed(1)} | ${r.p99.toFixed(1)} | ${r.perProcessorSecond.toFixed(0)} | ${r.bytesPerEdit.toFixed(0)} | ${r.idle.toFixed(0)} | ${r.active.toFixed(0)} |`);
  } finally {
    await backend.stop();
  }
}
if (which === "debrief") console.log(`one write and fsync of 8 KiB on this disk, ms, p50/p99: ${(await fsync()).join(" / ")}`);
process.exit(0);

async function fsync() {
  const file = await open(new URL("node_modules/.fsync", import.meta.url), "w");
  const times = [];
  for (let round = 0; round < 300; round++) {
    const from = performance.now();
    await file.write(Buffer.alloc(8192), 0, 8192, 0);
    await file.datasync();
    times.push(performance.now() - from);
  }
  await file.close();
  times.sort((a, b) => a - b);
  return [times[150], times[297]].map((time) => time.toFixed(2));
}
