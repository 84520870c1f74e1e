// node bin/counts.mjs REPORT.xml: "passed failed skipped" of an xUnit report, errors outside of tests counted as failures.
import { readFileSync } from 'node:fs';

let passed = 0, failed = 0, skipped = 0;
const assemblies = readFileSync(process.argv[2], 'utf8').match(/<assembly\s[^>]*>/g);
if (!assemblies) throw new Error('no <assembly> in the report');

for (const assembly of assemblies) {
  const count = (name) => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(assembly)?.[1] ?? 0);
  passed += count('passed');
  failed += count('failed') + count('errors');
  skipped += count('skipped') + count('not-run');
}
console.log(passed, failed, skipped);
