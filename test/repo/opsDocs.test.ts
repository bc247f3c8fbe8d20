/** @file docs/ops.md says what the op table says, and nothing is left out of it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tfjs from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import * as tf from '../../engine/index';
import { OPS } from '../../engine/ops/index';
import type { Op } from '../../engine/op';
import { COMPOSED_OPS } from '../../scripts/lib/composedOps.mjs';
import { opsDocs } from '../../scripts/lib/opsDocs.mjs';
import { root } from '../../scripts/lib/paths.mjs';

describe('docs/ops.md', () => {
  const written = readFileSync(join(root, 'docs/ops.md'), 'utf8');

  it('is up to date (`npm run docs:ops` makes it so)', () => {
    expect(written).toBe(opsDocs(OPS, tf, tfjs));
  });

  it('changes with a rule (it can be out of date)', () => {
    const other: Op = { ...OPS.square, gradient: { kind: 'none', why: 'Another rule.' } };
    expect(opsDocs({ ...OPS, square: other }, tf, tfjs)).not.toBe(written);
  });

  it('has every op and every composed function, each once', () => {
    const names = [...written.matchAll(/^\| (`[^|]*`) \|/gm)].map((match) => match[1]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(names).toHaveLength(Object.keys(OPS).length + COMPOSED_OPS.size);
  });

  it('knows no composed function that is gone', () => {
    expect([...COMPOSED_OPS.keys()].filter((name) => !written.includes(`| \`${name}\` |`))).toEqual([]);
  });
});
