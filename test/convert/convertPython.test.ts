/** @file What cannot be converted is told in one sentence, or marked where it stands; names of tables exist in the engine. */

import { describe, expect, it } from 'vitest';
import * as tf from '../../engine/index';
import { convertPython } from '../../extension/convert/convertPython';
import { NUMPY } from '../../extension/convert/names/numpy';
import { TENSORFLOW } from '../../extension/convert/names/tensorflow';

describe('text that is no Python fails with one sentence', () => {
  it.each([
    ['', 'There is no Python to convert: select a snippet, or copy one, and try again.'],
    ['# only a comment\n', 'There is no Python to convert: select a snippet, or copy one, and try again.'],
    ['x = tf.Variable(3.0\ny = 2', 'Line 1 cannot be read: its "(" is not closed.'],
    ['x = 1)', 'Line 1 cannot be read: its ")" closes nothing.'],
    ["x = 'one", 'Line 1 cannot be read: a string is opened and not closed.'],
    ['x = 3 +', 'Line 1 cannot be read as Python: a value is missing at its end, in "x = 3 +".'],
    ['if x > 1:\ny = 2', 'Line 1 ends in ":", and no indented line follows it.'],
    ['with tf.GradientTape() as tape:\ny = 2', 'Line 1 ends in ":", and no indented line follows it.'],
    ['x = 1\n    y = 2', 'Line 2 is indented further than the lines above it.'],
    ['if x:\n    y = 1\n  z = 2', 'Line 3 is indented less than the block it stands in, and matches no line above it.'],
    [
      'for i on range(3):\n  pass',
      'Line 1 cannot be read as Python: "in" is missing before "on", in "for i on range(3):".',
    ],
    ['const x = 3;', 'Line 1 cannot be read as Python: "x" is not expected there, in "const x = 3;".'],
  ])('%j', (python, sentence) => {
    expect(convertPython(python)).toEqual({ kind: 'failed', sentence });
  });
});

/** The lines of a conversion, without the import. */
function linesOf(python: string): string[] {
  const conversion = convertPython(python);
  if (conversion.kind === 'failed') throw new Error(conversion.sentence);
  return conversion.text.trim().split('\n').slice(2);
}

describe('what has no counterpart is marked, with the reason and the Python', () => {
  it.each([
    ['x = tf.foo(1)', 'tf.foo has no counterpart in the table of names'],
    ['def f(**kw):\n  print(kw)', '"**kw" takes arguments of any name, which is not converted'],
    ["x = min({'a': 1}, key=len)", 'min() with "key" is not converted'],
    [
      'def each(f=None):\n  if f is not None:\n    f(1)\neach(tf.square)',
      'f is a function handed over, which takes tensors here, and this is a number',
    ],
    ['act = tf.nn.silu', 'tf.nn.silu as a value is not converted; a lambda that calls it is'],
    ["s = '{x[0]}'.format(x=[1])", '"{x[0]}" in format() has no counterpart here'],
    ["s = '%x' % 255", 'the format "x" has no counterpart here'],
    ['x = tf.constant(1, dtype=tf.int64)', 'there is no dtype int64 here'],
    ['plt.show()', 'plt draws pictures, and a snippet draws none'],
    ['import pandas as pd\nd = pd.read_csv("a")', 'pandas.read_csv is a Python library, which is not here'],
    ['x = {1, 2}', 'sets are not converted'],
    ['print("a", end="")', 'print with end= has no counterpart: console.log writes whole lines'],
    ['x = tf.Variable(1.0)\nx += 1', 'Python stops here: a Variable has no "+="; x.assignAdd or assignSub is meant'],
    [
      'x = tf.constant([1.0])\nx[0] = 2.0',
      'elements of a tensor cannot be assigned to; tf.where or tf.tensorScatterUpdate makes a new tensor',
    ],
    ['x = tf.square(2.0, wrong=1)', 'tf.square has no argument "wrong" here'],
    ['with open("a") as f:\n  x = 1', 'open() is not converted; a snippet has no files'],
  ])('%j', (python, why) => {
    expect(linesOf(python).map((line) => line.trim())).toContain(`// Not converted: ${why}.`);
  });

  it('and so is what builds on it', () => {
    expect(linesOf('m = keras.Model()\ny = m + 1')).toEqual([
      '// Not converted: tf.keras.Model belongs to layers, models and data, which are not here.',
      '//     m = keras.Model()',
      '// Not converted: it needs m, which was not converted.',
      '//     y = m + 1',
    ]);
  });

  it.each([
    ['w = tf.Variable(1.0)\nw.assign_sub(tf.foo(1))', 'w stays as it is'],
    [
      'w = tf.Variable(1.0)\nb = tf.Variable(1.0)\nfor x in tf.data.Dataset.range(3):\n  w.assign(x)\n  b.assign(x)',
      'w and b stay as they are',
    ],
    [
      'ws = [tf.Variable(1.0)]\nopt = tf.optimizers.SGD(0.1)\nopt.apply_gradients(zip(tf.foo(1), ws))',
      'ws stays as it is',
    ],
    ['w = tf.Variable(1.0)\ndef step(v):\n  v.assign(2.0)\nprint(tf.foo(step(w)))', 'w stays as it is'],
    ['losses = [1.0]\nlosses.append(tf.foo(1))', 'losses stays as it is'],
  ])('and told is what therefore does not change: %j', (python, effect) => {
    expect(
      linesOf(python).some((line) => line.startsWith('// Not converted: ') && line.endsWith(`; so ${effect}.`)),
    ).toBe(true);
  });

  it('a try with such a line in it, whole: what it would catch is not known', () => {
    expect(linesOf('try:\n  tf.foo(1)\n  print(1)\nexcept ValueError:\n  print(2)')[0]).toBe(
      '// Not converted: tf.foo has no counterpart in the table of names; so what this try catches is not known.',
    );
  });

  it('with their lines in the list', () => {
    expect(convertPython('x = 1\nplt.show()')).toMatchObject({
      unconverted: [{ line: 2, why: 'plt draws pictures, and a snippet draws none' }],
    });
  });

  it('a way out of a loop is not left behind alone', () => {
    expect(linesOf('while True:\n  if sorted([1], key=abs):\n    break').every((line) => line.startsWith('//'))).toBe(
      true,
    );
  });
});

describe('one line', () => {
  it.each([
    ['x = 2 ** 3 // 2', 'const x = Math.floor((2 ** 3) / 2);'],
    ['x = tf.constant([1, 2])', "const x = tf.constant([1, 2], undefined, 'int32');"],
    ['x = tf.constant([1., 2])', 'const x = tf.constant([1, 2]);'],
    ['x = tf.Variable(3)', "const x = tf.variable(3, true, undefined, 'int32');"],
    ['x = tf.ones((2, 3))', 'const x = tf.ones([2, 3]);'],
    ['x = tf.zeros(3)', 'const x = tf.zeros([3]);'],
    ['x = tf.reduce_sum([1.0, 2.0], axis=0, keepdims=True)', 'const x = tf.sum([1, 2], 0, true);'],
    ['x = tf.matmul([[1.0]], [[2.0]], transpose_b=True)', 'const x = tf.matMul([[1]], [[2]], undefined, true);'],
    ['x = np.sin(0.5)', 'const x = Math.sin(0.5);'],
    ['x = 1e-3', 'const x = 1e-3;'],
    ['class_ = new = 1', 'const class_ = 1;'],
    ["s = f'{1.5:.2f} {{}}'", 'const s = `${1.5.toFixed(2)} {}`;'],
    ["s = f'{1.5:+.2f}'", "const s = `${1.5 < 0 ? '' : '+'}${1.5.toFixed(2)}`;"],
    [
      "s = f'{0.5:.1%} {7:03d} {1e6:,.2f}'",
      "const s = `${(100 * 0.5).toFixed(1)}% ${String(7).padStart(3, '0')} ${1e6.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;",
    ],
    ["s = '%-8s|%5.1f%%' % ('a', 2.0)", "const s = `${'a'.padEnd(8)}|${(2).toFixed(1).padStart(5)}%`;"],
    ["s = '{loss:.3f} {0}'.format(1, loss=0.5)", 'const s = `${0.5.toFixed(3)} ${1}`;'],
    ["s = '-' * 20", "const s = '-'.repeat(20);"],
    ["s = f'{[1, 2]}'", "const s = `[${[1, 2].join(', ')}]`;"],
    ['act = tf.nn.relu', 'const act = tf.relu;'],
    ["s = '%.2f' % tf.constant(1.0)", 'const s = `${tf.constant(1).dataSync()[0]!.toFixed(2)}`;'],
    ["if __name__ == '__main__':\n  x = 1", 'const x = 1;'],
    ['x = [1, 2][::-1]', 'const x = [1, 2].reverse();'],
    ['x = any(v > 1 for v in [1, 2])', 'const x = [1, 2].some((v) => v > 1);'],
    ['x = sorted([2, 1], reverse=True)', 'const x = [2, 1].sort((a, b) => a - b).reverse();'],
    ['x = list(map(float, [1, 2]))', 'const x = [1, 2];'],
    ["s = 'it\\'s'", 'const s = "it\'s";'],
    ['a, b = 1, 2', 'const a = 1;'],
    ['x = 1 if True else 2', 'const x = true ? 1 : 2;'],
    ['xs = [i * i for i in range(3)]', 'const xs = Array.from({ length: 3 }, (_, i) => i).map((i) => i * i);'],
  ])('%s', (python, typescript) => {
    expect(linesOf(python)[0]).toBe(typescript);
  });
});

describe('the tables', () => {
  const named = Object.entries({ ...TENSORFLOW, ...NUMPY }).flatMap(([python, { ts }]) =>
    (ts.includes('$') ? [...ts.matchAll(/tf\.([\w.]+)\(/g)].map(([, name = '']) => name) : [ts]).map(
      (name) => [python, name] as const,
    ),
  );

  it.each(named)('%s → tf.%s is in the engine', (_, name) => {
    let at: unknown = tf;
    for (const part of name.split('.')) at = (at as Record<string, unknown>)[part];
    expect(typeof at).toBe('function');
  });
});
