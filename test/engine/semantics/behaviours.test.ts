/** @file Every behaviour of GradientTape that TensorFlow was asked about (`behaviours.json`) has its row here, or a reason to have none. */

import { expect, it, vi } from 'vitest';
import behaviours from './behaviours.json';
import type { Row } from './rows';

const seen = vi.hoisted(() => new Set<string>());

vi.mock('./rows', () => ({
  rows: (_section: string, list: readonly Row[]) => {
    for (const [behaviour] of list) seen.add(behaviour);
  },
}));

const PFOR = 'how Python loops are turned into graphs';
const KEYWORD = "Python's keyword argument `variables`; here a gradient function closes over what it needs";

/** Behaviours of things that TypeScript or this engine does not have, and why. */
const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  'watch before entering the tape':
    'a tape is made ready by its constructor here; the watch counts for what it records',
  'jacobian, non-persistent, experimental_use_pfor=False': PFOR,
  'batch_jacobian non-persistent, use_pfor=False': PFOR,
  'custom_gradient closing over a variable without variables kwarg': KEYWORD,
  'custom_gradient with variables kwarg, returns (grad_xs, [grad_vars])': KEYWORD,
  'variables kwarg, wrong number of variable gradients': KEYWORD,
  'grad_pass_through(round)': 'tf.customGrad says the same in one line',
  recompute_grad: 'saves memory in graphs',
  'op with no registered gradient: adjust_contrast wrt the image': 'an op that is not here',
  'op with no registered gradient off the path is harmless': 'an op that is not here',
};

it('each has a row', async () => {
  await Promise.all(
    ['basic', 'dtypes', 'functional', 'nested', 'options', 'watch'].map((part) => import(`./${part}.test.ts`)),
  );
  const all: readonly string[] = Object.values(behaviours).flat();
  expect(all.length).toBeGreaterThan(170);
  expect(all.filter((name) => !seen.has(name) && !(name in WITHOUT_COUNTERPART))).toEqual([]);
  expect(Object.keys(WITHOUT_COUNTERPART).filter((name) => seen.has(name) || !all.includes(name))).toEqual([]);
});
