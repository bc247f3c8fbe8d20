/** @file complex64: TensorFlow's gradient convention, what is printed, and what ops say that do not take it. */

import { describe, expect, it } from 'vitest';
import * as tf from '../../engine/index';
import { record } from '../fixtures/record';

const z = () => tf.complex(1, 2);
const row = () => tf.complex([1, 3.5], [2, -4]);

describe('gradients', () => {
  it('of z·conj(z) is 2z, in TensorFlow’s convention', () => {
    const x = z();
    const tape = new tf.GradientTape();
    tape.watch(x);
    const y = tape.record(() => tf.mul(x, tf.conj(x)));
    expect([...tape.gradient(y, x)!.dataSync()]).toEqual([2, 4]);
  });

  it('reach real sources through complex numbers', () => {
    const x = tf.variable(3);
    const tape = new tf.GradientTape();
    const y = tape.record(() => tf.abs(tf.complex(x, tf.scalar(4))));
    expect(tape.gradient(y, x)!.arraySync()).toBeCloseTo(0.6, 6);
  });
});

describe('what is seen', () => {
  it.each([
    ['data', () => [...z().dataSync()], [1, 2]],
    ['array of a scalar', () => z().arraySync(), [1, 2]],
    [
      'array',
      () => tf.complex([[1], [3]], [[2], [4]]).arraySync(),
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['TF.js’s text', () => row().toString(), 'Tensor\n    [1 + 2j, 3.5 + -4j]'],
    ['TensorFlow’s text', () => row().describe(), 'tf.Tensor([1. +2.j 3.5-4.j], shape=(2,), dtype=complex64)'],
    [
      'TensorFlow’s text of a scalar',
      () => tf.complex(1, -2).describe(),
      'tf.Tensor((1-2j), shape=(), dtype=complex64)',
    ],
    ['dtype of a sum with a real number', () => tf.add(z(), 1).dtype, 'complex64'],
  ])('%s', (_, show, wanted) => {
    expect(show()).toEqual(wanted);
  });

  it('a run with complex numbers is recorded', () => {
    const recording = record(() => {
      const x = row();
      const tape = new tf.GradientTape();
      tape.watch(x);
      const y = tape.record(() => tf.sum(tf.abs(tf.square(x))));
      tape.gradient(y, x);
    });
    expect(recording.outcome.kind).toBe('ok');
    expect(recording.gradients[0]!.sources[0]!.result).not.toBeNull();
  });
});

describe('ops that are not defined for complex64 say so', () => {
  it.each<[string, () => unknown]>([
    ['max', () => tf.max(row())],
    ['maximum', () => tf.maximum(row(), 1)],
    ['prod', () => tf.prod(row())],
    ['topk', () => tf.topk(row())],
    ['relu', () => tf.relu(z())],
    ['asin', () => tf.asin(z())],
    ['greater', () => tf.greater(z(), 0)],
  ])('%s', (name, call) => {
    expect(call).toThrow(`passed to '${name}' must be real numbers, but got complex64`);
  });

  it.each<[string, () => unknown, string]>([
    ['complex of unequal shapes', () => tf.complex([1, 2], [1]), 'real and imag shapes, 2 and 1, must match'],
    ['fft of real numbers', () => tf.fft(tf.tensor1d([1, 2])), 'must be complex64 but got float32'],
    ['rfft of complex numbers', () => tf.rfft(row()), 'The dtype for rfft() must be real value but got complex64'],
    ['a complex tensor made directly', () => tf.tensor([1, 2], [1], 'complex64'), 'Please use tf.complex(real, imag)'],
    ['float64 beside complex64', () => tf.add(z(), tf.scalar(1, 'float64')), 'cannot compute AddV2'],
    ['unique', () => tf.unique(row()), 'complex64'],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});
