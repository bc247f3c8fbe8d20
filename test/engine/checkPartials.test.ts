/** @file Partials beside central differences, asked of the function itself; through the sandbox: test/runner/ask.test.ts. */

import { expect, it } from 'vitest';
import { checkPartials } from '../../engine/checkPartials';
import * as tf from '../../engine/index';
import { NO_ATTRS } from '../../engine/op';
import { squareOp } from '../../engine/ops/square';

it('a source of very many values is checked as far as asked', () => {
  const x = tf.fill([300_000], 3);
  const y = tf.square(x);
  const entries = [{ op: squareOp, inputs: [x], outputs: [y], attrs: NO_ATTRS }];
  const checks = checkPartials(entries, [y], [x], [tf.fill([300_000], 6)], 2);
  expect(checks.map((ofSource) => ofSource.map(({ element, verdict }) => [element, verdict]))).toEqual([
    [
      [0, 'right'],
      [1, 'right'],
    ],
  ]);
});
