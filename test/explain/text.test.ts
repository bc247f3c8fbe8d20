/** @file Numbers, arrays, labels and Markdown: the small words everything is put together from. */

import { describe, expect, it } from 'vitest';
import { numberPreview } from '../../engine/recordingPreview';
import type { Tensor } from '../../engine/tensor';
import { codeSpan, escapeMarkdown } from '../../extension/explain/markdown';
import { arrayText, factorText, numberText, shapeText } from '../../extension/protocol/numberText';
import { RecordingView } from '../../extension/protocol/recordingView';
import { labelOf } from '../../extension/protocol/tensorLabel';
import { record, type Tf } from '../fixtures/record';

describe('a number', () => {
  it.each([
    [34, '34'],
    [-75, '-75'],
    [0, '0'],
    [-0, '0'],
    [Math.fround(0.2), '0.2'],
    [1 / 3, '0.333333'],
    [408.00003, '408'],
    [1336336, '1336336'],
    [123456.789, '123457'],
    [1.2e-7, '1.2e-7'],
    [0.0001, '0.0001'],
    [2 ** 60, '1.15292e18'],
    [-3e10, '-3e10'],
    [NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '-∞'],
  ])('%d reads %s', (value, text) => expect(numberText(value)).toBe(text));

  it('stands in parentheses as a negative factor', () => {
    expect([-6, 6, -Infinity].map(factorText)).toEqual(['(-6)', '6', '(-∞)']);
  });
});

describe('an array', () => {
  it.each<[number[], number[], number, string]>([
    [[1, 2, 3], [3], 12, '[1, 2, 3]'],
    [[1, 2, 3, 4], [2, 2], 12, '[[1, 2], [3, 4]]'],
    [[1, 2, 3, 4, 5, 6], [2, 3], 4, '[[1, 2, 3], [4, …]]'],
    [[1, 2, 3, 4, 5, 6], [3, 2], 2, '[[1, 2], …]'],
    [[], [0], 12, '[]'],
    [[], [2, 0], 12, '[[], []]'],
  ])('%j of shape %j', (values, shape, limit, text) => {
    expect(arrayText(numberPreview(values, 1024), shape, 'float32', limit)).toBe(text);
  });

  it('reads as statistics when its values are gone', () => {
    expect(arrayText(numberPreview([1, 2, 6, NaN, Infinity], 0), [5], 'float32')).toBe(
      'min 1, max 6, mean 3, 1 NaN, 1 infinite',
    );
  });

  it('of bools reads true and false', () => {
    expect(arrayText(numberPreview([1, 0], 9), [2], 'bool')).toBe('[true, false]');
  });

  it.each([
    [[], '()'],
    [[3], '(3,)'],
    [[2, 3], '(2, 3)'],
  ])('shape %j reads %s', (shape, text) => expect(shapeText(shape)).toBe(text));
});

describe('the label of an expression', () => {
  it.each<[string, (tf: Tf, x: Tensor, y: Tensor) => Tensor]>([
    ['x²', (_, x) => x.square()],
    ['(x + y)²', (_, x, y) => x.add(y).square()],
    ['x · y + 2', (_, x, y) => x.mul(y).add(2)],
    ['x · (y + 2)', (_, x, y) => x.mul(y.add(2))],
    ['x - (y - 1)', (_, x, y) => x.sub(y.sub(1))],
    ['x / (y / 2)', (_, x, y) => x.div(y.div(2))],
    ['x / y', (_, x, y) => x.div(y)],
    ['x^3', (tf, x) => tf.pow(x, 3)],
    ['(-x)²', (_, x) => x.neg().square()],
    ['sin(x · y)', (_, x, y) => x.mul(y).sin()],
    ['exp(…)', (_, x, y) => x.add(y).mul(x).div(y.sub(100000)).exp()],
  ])('%s', (label, make) => {
    const recording = record(({ tf, name }) => {
      make(tf, name('x', tf.variable(3)), name('y', tf.variable(5)));
    });
    const view = new RecordingView(recording);
    expect(labelOf(view, view.outputs(view.opCount - 1)[0]!)).toBe(label);
  });

  it('of a gradient without a name is its partial', () => {
    const recording = record(({ tf, name }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => x.square()),
      );
      tape.gradient(z, x);
    });
    const view = new RecordingView(recording);
    expect(labelOf(view, recording.gradients[0]!.sources[0]!.result!)).toBe('∂z/∂x');
  });
});

describe('Markdown', () => {
  it.each([
    ['plain words', 'plain words'],
    ['[a](command:b)', '\\[a\\]\\(command\\:b\\)'],
    ['<img src=x>', '\\<img src\\=x\\>'],
    ['`code`\n# head', '\\`code\\` \\# head'],
    ['https://example.com', 'https\\:\\/\\/example\\.com'],
  ])('%j is escaped', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

  it.each([
    ['x', '`x`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``x', '``` ``x ```'],
    ['a\nb\u2028c', '`a b c`'],
    ['', ''],
  ])('%j as code', (text, span) => expect(codeSpan(text)).toBe(span));
});
