/** @file The checker of gradient rules: it must accept right ones and find wrong ones, of first and of second order. */

import { describe, expect, test } from 'vitest';
import { checkGradients } from '../../engine/checkGradients';
import * as tf from '../../engine/index';
import { defineOp, NO_ATTRS } from '../../engine/op';
import { run } from '../../engine/run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../../engine/tensor';

const x = tf.tensor([0.7, -1.3, 2.1], [3], 'float64');
const y = tf.tensor([1.2, 0.4, -0.6], [3], 'float64');

/** x², with a rule the test chooses. */
function squareWith(vjp: (dy: Tensor, x: Tensor) => Tensor) {
  const op = defineOp({
    name: 'squareOfTheTest',
    tfName: 'square_of_the_test',
    inputs: ['x'],
    elementwise: true,
    forward: ([t]) => {
      const out = allocate('float64', t!.size);
      valuesOf(t!).forEach((v, i) => (out[i] = v * v));
      return makeTensor(out, t!.shape, 'float64');
    },
    gradient: { kind: 'partials', partials: [{ plain: '', tex: '', vjp: (dy, _y, inputs) => vjp(dy, inputs[0]!) }] },
    samples: [],
  });
  return (t: Tensor) => run(op, [t], NO_ATTRS);
}

const right: [string, (...x: Tensor[]) => Tensor | readonly Tensor[], Tensor[]][] = [
  ['x·y + sin x', (a, b) => a!.mul(b!).add(a!.sin()), [x, y]],
  ['several outputs', (a) => tf.split(a!.square(), [1, 2]), [x]],
  ['broadcasting', (a, b) => a!.mul(b!), [x, tf.tensor([[2], [3]], [2, 1], 'float64')]],
  ['an integer input is left alone', (a, i) => tf.gather(a!, i!), [x, tf.tensor([2, 0], [2], 'int32')]],
  ['linear: the second derivative is zero', (a) => a!.mul(3), [x]],
  ['float32 inputs are taken as float64', (a) => a!.exp(), [tf.tensor([0.3, 0.4])]],
  ['the right rule of the test', squareWith((dy, t) => dy.mul(t).mul(2)), [x]],
];

const wrong: [string, (x: Tensor) => Tensor, number[]][] = [
  ['a factor', squareWith((dy, t) => dy.mul(t).mul(3)), [1]],
  ['a sign', squareWith((dy, t) => dy.mul(t).mul(-2)), [1]],
  ['dy forgotten', squareWith((_dy, t) => t.mul(2)), [1]],
  ['right in value, but cut from the tape', squareWith((dy, t) => dy.mul(tf.stopGradient(t)).mul(2)), [2]],
];

describe('checkGradients', () => {
  test.each(right)('accepts %s', (_name, f, inputs) => {
    const { mismatches, compared } = checkGradients(f, inputs);
    expect(mismatches).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  });
  test.each(wrong)('finds %s', (_name, f, orders) => {
    const found = new Set(checkGradients(f, [x]).mismatches.map((m) => m.order));
    for (const order of orders) expect(found).toContain(order);
  });
});
