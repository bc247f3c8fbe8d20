/** @file Tensors: what they are made from, what they tell, how they look, how long they live. */

import { afterEach, describe, expect, test } from 'vitest';
import { context } from '../../engine/context';
import * as tf from '../../engine/index';
import { resetEngine } from '../../engine/reset';
import { scalarOf } from '../../engine/tensor';
import { silentListener } from './semantics/rows';

afterEach(() => {
  context.listener = null;
  context.print = null;
});

describe('inference of dtype and shape', () => {
  const cases: [string, tf.TensorLike, string, number[]][] = [
    ['number', 3, 'float32', []],
    ['boolean', true, 'bool', []],
    ['string', 'a', 'string', []],
    ['numbers', [1, 2], 'float32', [2]],
    ['nested', [[1, 2, 3]], 'float32', [1, 3]],
    ['booleans', [true, false], 'bool', [2]],
    ['strings', [['a'], ['b']], 'string', [2, 1]],
    ['Float32Array', Float32Array.of(1), 'float32', [1]],
    ['Float64Array', Float64Array.of(1, 2), 'float64', [2]],
    ['Int32Array', Int32Array.of(1), 'int32', [1]],
    ['Uint8Array', Uint8Array.of(1), 'int32', [1]],
    ['typed arrays in an array', [Float32Array.of(1, 2), Float32Array.of(3, 4)], 'float32', [2, 2]],
    ['nothing', [], 'float32', [0]],
    ['rows of nothing', [[], []], 'float32', [2, 0]],
  ];
  test.each(cases)('%s', (_name, values, dtype, shape) => {
    const t = tf.tensor(values);
    expect([t.dtype, t.shape, t.size, t.rank]).toEqual([dtype, shape, shape.reduce((a, b) => a * b, 1), shape.length]);
  });
});

describe('sentences for what cannot be a tensor', () => {
  const cases: [string, () => unknown, string][] = [
    ['ragged', () => tf.tensor([[1, 2], [3]]), 'Element arr[1] should have 2 elements, but has 1 elements'],
    ['too deep', () => tf.tensor([1, [2]]), 'Element arr[1] should be a primitive, but is an array of 1 elements'],
    [
      'too flat',
      () => tf.tensor([[1], 2] as number[][]),
      'Element arr[1] is a primitive, but should be an array/TypedArray of 1 elements',
    ],
    [
      'size',
      () => tf.tensor([1, 2, 3], [2]),
      'Based on the provided shape, [2], the tensor should have 2 values but has 3',
    ],
    [
      'shape',
      () =>
        tf.tensor(
          [
            [1, 2],
            [3, 4],
          ],
          [4, 1],
        ),
      'Error creating a new Tensor. Inferred shape (2,2) does not match the provided shape (4,1). ',
    ],
    [
      'an object',
      () => tf.tensor({} as never),
      'values passed to tensor(values) must be a number/boolean/string or an array',
    ],
    [
      'tensors in an array',
      () => tf.tensor([tf.scalar(1)] as never),
      'To put tensors together use tf.stack or tf.concat.',
    ],
    [
      'an operand',
      () => tf.add(1, {} as never),
      "Argument 'b' passed to 'add' must be a Tensor or TensorLike, but got 'Object'",
    ],
    [
      'null',
      () => tf.add(null as never, 1),
      "Argument 'a' passed to 'add' must be a Tensor or TensorLike, but got 'null'",
    ],
    ['a string', () => tf.add('a', 1), "Argument 'a' passed to 'add' must be numeric tensor, but got string tensor"],
    ['scalar of an array', () => tf.scalar([1] as never), 'Error creating a new Scalar: value must be a primitive'],
    ['tensor1d', () => tf.tensor1d([[1]] as never), 'tensor1d() requires values to be a flat/TypedArray'],
    ['tensor2d', () => tf.tensor2d([1, 2]), 'tensor2d() requires shape to be provided when `values` are a flat array'],
    ['complex64', () => tf.tensor([1], [1], 'complex64'), 'Please use tf.complex(real, imag).'],
  ];
  test.each(cases)('%s', (_name, make, sentence) => {
    expect(make).toThrow(sentence);
  });
});

describe('values', () => {
  test('are rounded as the dtype rounds', () => {
    expect(tf.scalar(0.1).arraySync()).toBe(Math.fround(0.1));
    expect(tf.scalar(0.1, 'float64').arraySync()).toBe(0.1);
    expect(tf.tensor([1.7, -1.7], [2], 'int32').arraySync()).toEqual([1, -1]);
    expect(tf.tensor([0, 2], [2], 'bool').arraySync()).toEqual([0, 1]);
  });
  test('a scalar is stored inline and read without a copy of anything', () => {
    expect(scalarOf(tf.scalar(2.5))).toBe(2.5);
    expect(tf.scalar(2.5).dataSync()).toEqual(Float32Array.of(2.5));
  });
  test('what is handed out is a copy', () => {
    const t = tf.tensor([1, 2]);
    t.dataSync()[0] = 9;
    t.bufferSync().set(9, 0);
    expect(t.arraySync()).toEqual([1, 2]);
  });
  test('come out asynchronously too', async () => {
    const t = tf.tensor([[1, 2]]);
    expect([await t.array(), await t.data(), (await t.buffer()).get(0, 1)]).toEqual([
      [[1, 2]],
      Float32Array.of(1, 2),
      2,
    ]);
  });
  test('a buffer becomes a tensor', () => {
    const b = tf.buffer([2, 2]);
    b.set(5, 1, 0);
    expect(b.toTensor().arraySync()).toEqual([
      [0, 0],
      [5, 0],
    ]);
    expect(() => b.get(2, 0)).toThrow('Requested out of range element at 2,0.   Buffer shape=2,2');
  });
  test('every way out is heard', () => {
    const heard: string[] = [];
    context.listener = { ...silentListener, read: (method) => void heard.push(method) };
    const t = tf.variable([1]);
    void [t.dataSync(), t.arraySync(), t.bufferSync(), t.data(), t.array(), t.buffer()];
    expect(heard).toEqual(['dataSync', 'arraySync', 'bufferSync', 'data', 'array', 'buffer']);
  });
});

describe('text', () => {
  const described: [tf.Tensor, string][] = [
    [tf.scalar(408), 'tf.Tensor(408.0, shape=(), dtype=float32)'],
    [tf.scalar(0.1), 'tf.Tensor(0.1, shape=(), dtype=float32)'],
    [tf.scalar(1e-7), 'tf.Tensor(1e-07, shape=(), dtype=float32)'],
    [tf.scalar(3, 'int32'), 'tf.Tensor(3, shape=(), dtype=int32)'],
    [tf.scalar(true), 'tf.Tensor(True, shape=(), dtype=bool)'],
    [tf.scalar('a'), "tf.Tensor(b'a', shape=(), dtype=string)"],
    [tf.scalar(NaN), 'tf.Tensor(nan, shape=(), dtype=float32)'],
    [tf.scalar(-Infinity), 'tf.Tensor(-inf, shape=(), dtype=float32)'],
    [tf.tensor([1, 2.5]), 'tf.Tensor([1.  2.5], shape=(2,), dtype=float32)'],
    [tf.tensor([-1, 10]), 'tf.Tensor([-1. 10.], shape=(2,), dtype=float32)'],
    [tf.tensor([NaN, 1, Infinity]), 'tf.Tensor([nan  1. inf], shape=(3,), dtype=float32)'],
    [tf.tensor([1e-9, 1]), 'tf.Tensor([1.e-09 1.e+00], shape=(2,), dtype=float32)'],
    [
      tf.tensor([
        [1, 2],
        [3, 4],
      ]),
      'tf.Tensor(\n[[1. 2.]\n [3. 4.]], shape=(2, 2), dtype=float32)',
    ],
    [tf.tensor([], [0]), 'tf.Tensor([], shape=(0,), dtype=float32)'],
    [tf.variable(3, true, 'x'), "<tf.Variable 'x' shape=() dtype=float32, numpy=3.0>"],
    [
      tf.variable([1, 2], true, 'y'),
      "<tf.Variable 'y' shape=(2,) dtype=float32, numpy=array([1., 2.], dtype=float32)>",
    ],
  ];
  test.each(described)('%#', (t, text) => {
    expect(t.describe()).toBe(text);
  });
  test('a long tensor is cut in the middle', () => {
    expect(tf.range(0, 2000).describe()).toBe(
      'tf.Tensor([0.000e+00 1.000e+00 2.000e+00 ... 1.997e+03 1.998e+03 1.999e+03], shape=(2000,), dtype=float32)',
    );
  });
  const printed: [tf.Tensor, string][] = [
    [tf.scalar(408), 'Tensor\n    408'],
    [tf.scalar(true), 'Tensor\n    true'],
    [tf.tensor([1, 2.5]), 'Tensor\n    [1, 2.5]'],
    [
      tf.tensor([
        [1, 2.5],
        [30, 4],
      ]),
      'Tensor\n    [[1 , 2.5],\n     [30, 4  ]]',
    ],
    [tf.tensor(['a']), "Tensor\n    ['a']"],
    [tf.range(0, 30), 'Tensor\n    [0, 1, 2, ..., 27, 28, 29]'],
    [tf.ones([2, 1, 2]), 'Tensor\n    [ [[1, 1],],\n\n      [[1, 1],]]'],
  ];
  test.each(printed)('print %#', (t, text) => {
    let shown = '';
    context.print = (line) => (shown = line);
    t.print();
    expect(shown).toBe(text);
  });
});

describe('life', () => {
  test('a disposed tensor says so', () => {
    const t = tf.tensor([1]);
    t.dispose();
    expect(t.isDisposed).toBe(true);
    for (const use of [() => t.dataSync(), () => t.add(1), () => t.toString(), () => t.throwIfDisposed()]) {
      expect(use).toThrow('Tensor is disposed.');
    }
    expect(t.describe()).toBe('tf.Tensor(disposed, dtype=float32)');
  });
  test('tidy lets go of all but what it returns, what is kept, and Variables', () => {
    resetEngine();
    let kept: tf.Tensor | undefined;
    let made: tf.Tensor | undefined;
    const { a } = tf.tidy(() => {
      made = tf.scalar(1);
      kept = tf.keep(tf.scalar(2));
      tf.variable(3);
      return { a: tf.tidy(() => tf.scalar(4).add(made!)) };
    });
    expect([made?.isDisposed, kept?.isDisposed, a.isDisposed]).toEqual([true, false, false]);
    expect(tf.memory().numTensors).toBe(3);
    tf.dispose([a, { kept }]);
    expect(tf.memory()).toMatchObject({ numTensors: 1, numBytes: 4 });
  });
  test('tidy in tidy: what the inner returns belongs to the outer', () => {
    let inner: tf.Tensor | undefined;
    tf.tidy(() => {
      inner = tf.tidy(() => tf.scalar(1));
    });
    expect(inner?.isDisposed).toBe(true);
  });
  test('tidy does not take a promise', () => {
    expect(() => tf.tidy(async () => tf.scalar(1))).toThrow('Cannot return a Promise inside of tidy.');
  });
});

describe('Variables', () => {
  test('are named in order of creation, unless named', () => {
    resetEngine();
    expect([tf.variable(1).name, tf.variable(1, true, 'w').name, new tf.Variable(1).name]).toEqual([
      'Variable:0',
      'w',
      'Variable:1',
    ]);
  });
  test('keep dtype and shape', () => {
    const v = tf.variable([1, 2]);
    expect(() => v.assign(tf.scalar(1, 'int32'))).toThrow(
      'dtype of the new value (int32) and previous value (float32) must match',
    );
    expect(() => v.assign([1])).toThrow('shape of the new value (1) and previous value (2) must match');
    expect(() => v.assignAdd(1)).toThrow(
      'Cannot update variable with shape [2] using a Tensor with shape [], shapes must be equal.',
    );
    expect(v.assign([3, 4]).assignAdd([1, 1]).assignSub([2, 2]).arraySync()).toEqual([2, 3]);
  });
  test('are told with each state', () => {
    const heard: unknown[] = [];
    context.listener = {
      ...silentListener,
      variable: (_id, name, trainable, state, from) => void heard.push([name, trainable, scalarOf(state), from]),
      assign: (method, _id, before, value, after) => void heard.push([method, ...[before, value, after].map(scalarOf)]),
    };
    tf.variable(3, false, 'v').assignAdd(2);
    expect(heard).toEqual([
      ['v', false, 3, null],
      ['assignAdd', 3, 2, 5],
    ]);
  });
});

test('parts that are not here say so when touched', () => {
  expect(() => tf.layers['dense']).toThrow('tf.layers is not part of this engine');
  expect(() => tf.sequential()).toThrow('tf.sequential is not part of this engine');
  expect(() => tf.data['array']).toThrow('tf.data is not part of this engine');
});

test('the default export is the namespace', async () => {
  const { default: everything } = await import('../../engine/index');
  expect(everything.scalar).toBe(tf.scalar);
  await everything.ready();
  expect(await everything.setBackend('webgl')).toBe(true);
});

test('every chained method of TF.js that has an op here is there', () => {
  const methods = Object.getOwnPropertyNames(tf.Tensor.prototype);
  const names = ['square', 'add', 'matMul', 'sum', 'reshape', 'as2D', 'toFloat', 'concat', 'where', 'variable'];
  expect(names.filter((name) => !methods.includes(name))).toEqual([]);
});
