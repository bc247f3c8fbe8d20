/** @file `npm run new-op` writes a file that compiles as it is, and one line each in the table and the namespace. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addedOp, opTemplate } from '../../scripts/lib/newOp.mjs';
import { root } from '../../scripts/lib/paths.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('a new op', () => {
  const table = read('engine/ops/index.ts');
  const namespace = read('engine/namespace.ts');

  it.each(['hypot', 'aaa', 'zzz'])('%s is one file and its lines, in order', (name) => {
    const added = addedOp(name, table, namespace);
    const isNew = (before: string) => (line: string) => !before.split('\n').includes(line);
    expect(added.table.split('\n').filter(isNew(table))).toEqual([
      `import { ${name}Op } from './${name}';`,
      `  ${name}: ${name}Op,`,
    ]);
    expect(added.namespace.split('\n').filter(isNew(namespace))).toEqual([`export { ${name} } from './ops/${name}';`]);
  });

  it('stands between its neighbours', () => {
    expect(
      addedOp('hypot', 'import { gOp } from "x"\n  greater: greaterOp,\n  isInf: isInfOp,\n}', '').table,
    ).toContain('  greater: greaterOp,\n  hypot: hypotOp,\n  isInf: isInfOp,');
  });

  it('has the shape of every other op', () => {
    expect(opTemplate('hypot').split('\n')[0]).toMatch(/^\/\*\* @file hypot: /);
    expect(opTemplate('hypot')).toContain('export const hypotOp = unary({');
  });
});
