/** @file `npm run new-op NAME`: writes engine/ops/NAME.ts from a template and adds its line to the op table and to the namespace. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addedOp, opTemplate } from './lib/newOp.mjs';
import { root } from './lib/paths.mjs';

const name = process.argv[2] ?? '';
const file = join(root, 'engine/ops', `${name}.ts`);
if (!/^[a-z]\w*$/.test(name)) fail('Say what the op is called, in camel case: npm run new-op hypot.');
if (existsSync(file)) fail(`engine/ops/${name}.ts is there already.`);

const table = join(root, 'engine/ops/index.ts');
const namespace = join(root, 'engine/namespace.ts');
const added = addedOp(name, readFileSync(table, 'utf8'), readFileSync(namespace, 'utf8'));
writeFileSync(file, opTemplate(name));
writeFileSync(table, added.table);
writeFileSync(namespace, added.namespace);
console.log(`engine/ops/${name}.ts is there: fill in the function, its derivative and where to test it, then run
  npx vitest run --project unit test/engine/opsTable.test.ts
  npm run docs:ops`);

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
