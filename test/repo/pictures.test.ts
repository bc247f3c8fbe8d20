/** @file The pictures that ship are small: screenshots with a palette. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

it('every picture of the docs that ships has a palette', () => {
  const folder = join(root, 'docs/images');
  const names = readdirSync(folder).filter((name) => name !== 'icon.png');
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !hasPalette(readFileSync(join(folder, name))))).toEqual([]);
});

it('one that has none would be seen', () => {
  const head = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000', 'hex');
  expect([2, 3, 6].map((type) => hasPalette(Buffer.from(head).fill(type, 25, 26)))).toEqual([false, true, false]);
});

/** The colour type stands behind the size and the depth. */
function hasPalette(png: Buffer): boolean {
  return png[25] === 3;
}
