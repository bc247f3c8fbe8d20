/** @file Tensors as text: TF.js's `print` and TensorFlow's `tf.Tensor(…)`. Pure functions of values, shape and dtype. */

import type { DataType, TensorValues } from './dtype';
import { shapeText, sizeOf, type Shape } from './shape';

/** `tf.Tensor(408.0, shape=(), dtype=float32)`, as Python prints it. */
export function describeTensor(values: TensorValues, shape: Shape, dtype: DataType): string {
  const text = onItsOwnLines(numpyText(values, shape, dtype));
  return `tf.Tensor(${text}, shape=${shapeText(shape)}, dtype=${dtype})`;
}

/** `Tensor\n    [1, 2]`, as TF.js prints it. */
export function tensorText(values: TensorValues, shape: Shape, dtype: DataType, verbose: boolean): string {
  const head = verbose
    ? ['Tensor', `  dtype: ${dtype}`, `  rank: ${shape.length}`, `  shape: [${shape}]`, '  values:']
    : ['Tensor'];
  const body = rowsText(values, shape, dtype).map((line) => '    ' + line);
  return [...head, ...body].join('\n');
}

/** `<tf.Variable 'x' shape=(2,) dtype=float32, numpy=array([1., 2.], dtype=float32)>`, as Python prints it. */
export function describeVariable(name: string, values: TensorValues, shape: Shape, dtype: DataType): string {
  const array = numpyText(values, shape, dtype, ',', 6);
  const text = shape.length === 0 ? array : onItsOwnLines(`array(${array}, dtype=${dtype})`);
  return `<tf.Variable '${name}' shape=${shapeText(shape)} dtype=${dtype}, numpy=${text}>`;
}

/** Text of several lines begins on a line of its own. */
function onItsOwnLines(text: string): string {
  return text.includes('\n') ? '\n' + text : text;
}

// ---- TF.js

const LONG = 20;
const EDGE = 3;

/** Positions shown along one axis; null stands for the dots. */
function shown(length: number, limit: number): (number | null)[] {
  const all = [...Array(length).keys()];
  return length <= limit ? all : [...all.slice(0, EDGE), null, ...all.slice(-EDGE)];
}

function rowsText(values: TensorValues, shape: Shape, dtype: DataType): string[] {
  if (shape.length === 0) return [dtype === 'bool' ? boolText(values[0]) : elementText(values, 0, dtype, false)];
  const columns = shape[shape.length - 1] ?? 0;
  const widths = new Array<number>(columns).fill(0);
  if (shape.length > 1) {
    const size = sizeOf(shape);
    for (let i = 0; i < size; i++) {
      widths[i % columns] = Math.max(widths[i % columns] ?? 0, elementText(values, i, dtype, true).length);
    }
  }
  return block(values, shape, dtype, widths, 0, 0, true);
}

function block(
  values: TensorValues,
  shape: Shape,
  dtype: DataType,
  widths: readonly number[],
  axis: number,
  offset: number,
  last: boolean,
): string[] {
  const length = shape[axis] ?? 0;
  const rank = shape.length - axis;
  if (rank === 1) {
    const cells = shown(length, LONG).map((i) =>
      i === null ? '...' : elementText(values, offset + i, dtype, true).padEnd(widths[i] ?? 0),
    );
    return [`[${cells.join(', ')}]`];
  }
  const step = sizeOf(shape.slice(axis + 1));
  const lines = shown(length, LONG).flatMap((i) =>
    i === null ? ['...'] : block(values, shape, dtype, widths, axis + 1, offset + i * step, i === length - 1),
  );
  const comma = rank === 2 && lines.length > 0 ? ',' : '';
  const end = ']' + (last ? '' : ',' + '\n'.repeat(rank - 1));
  // As TF.js has it, a lone row gets both the room of a later one and the comma of an earlier one.
  const rows = lines.length > 0 ? lines : [''];
  return rows.map((line, i) => {
    const isLast = i === rows.length - 1;
    const text = i === 0 ? `[${line}${comma}` : isLast ? line : line + comma;
    return (i > 0 || isLast ? ' ' : '') + text + (isLast ? end : '');
  });
}

/** Seven decimals at most; a scalar on its own is shown in full. */
function elementText(values: TensorValues, i: number, dtype: DataType, short: boolean): string {
  if (dtype === 'complex64') {
    const part = (v: unknown) => parseFloat(Number(v).toFixed(7));
    return `${part(values[2 * i])} + ${part(values[2 * i + 1])}j`;
  }
  const value = values[i];
  if (typeof value === 'string') return short ? `'${value}'` : value;
  if (dtype === 'bool') return boolText(value);
  const number = value ?? NaN;
  return short ? parseFloat(number.toFixed(7)).toString() : number.toString();
}

function boolText(value: number | string | undefined): string {
  return value ? 'true' : 'false';
}

// ---- TensorFlow (numpy's way)

const SUMMARY_FROM = 1000;

/** The values as numpy prints an array: aligned columns, shortest digits, dots in the middle of long ones. */
export function numpyText(values: TensorValues, shape: Shape, dtype: DataType, comma = '', indent = 0): string {
  if (shape.length === 0) return scalarText(values, dtype);
  const limit = sizeOf(shape) > SUMMARY_FROM ? 2 * EDGE : Infinity;
  const cells = shownCells(shape, limit);
  const texts = alignedTexts(values, cells, dtype);
  let next = 0;
  const level = (axis: number): string => {
    const rank = shape.length - axis;
    const parts = shown(shape[axis] ?? 0, limit).map((i) =>
      i === null ? '...' : rank === 1 ? (texts[next++] ?? '') : level(axis + 1),
    );
    return `[${parts.join(comma + (rank === 1 ? ' ' : '\n'.repeat(rank - 1) + ' '.repeat(indent + axis + 1)))}]`;
  };
  return level(0);
}

/** Flat positions of the elements that are shown, in order. */
function shownCells(shape: Shape, limit: number): number[] {
  let cells = [0];
  for (const length of shape) {
    const here = shown(length, limit).filter((i) => i !== null);
    cells = cells.flatMap((cell) => here.map((i) => cell * length + i));
  }
  return cells;
}

function scalarText(values: TensorValues, dtype: DataType): string {
  const value = values[0];
  if (typeof value === 'string') return `b'${value}'`;
  if (dtype === 'bool') return value ? 'True' : 'False';
  if (dtype === 'complex64') return complexScalarText(Number(values[0]), Number(values[1]));
  return dtype === 'int32' ? String(value) : pythonFloat(value, dtype);
}

/** A complex number as Python has it: `(1-2j)`, and `2j` where the real part is 0. */
function complexScalarText(re: number, im: number): string {
  const part = (v: number): string => pythonFloat(v, 'complex64').replace(/\.0$/, '');
  if (Object.is(re, 0)) return `${part(im)}j`;
  return `(${part(re)}${im < 0 || Object.is(im, -0) ? '' : '+'}${part(im)}j)`;
}

/** A float as Python's repr has it: shortest digits, always with a point or an exponent. */
function pythonFloat(value: number | string | undefined, dtype: DataType): string {
  const number = Number(value);
  if (Number.isNaN(number)) return 'nan';
  if (!Number.isFinite(number)) return number > 0 ? 'inf' : '-inf';
  const digits = dtype === 'float64' ? number : shortestFloat32(number);
  const size = Math.abs(digits);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return exponentText(digits);
  const text = withoutExponent(digits);
  return text.includes('.') ? text : text + '.0';
}

function exponentText(number: number): string {
  return number.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}

/** The number with the fewest digits that still rounds to the same float32. */
export function shortestFloat32(value: number): number {
  for (let precision = 1; precision <= 9; precision++) {
    const short = Number(value.toPrecision(precision));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** Decimal text without `1e21`. */
function withoutExponent(number: number): string {
  const text = String(number);
  return text.includes('e') ? BigInt(number).toString() : text;
}

const PRECISION = 8;

/** Texts of the elements at `cells`, padded to one width with their points in one column. */
function alignedTexts(values: TensorValues, cells: readonly number[], dtype: DataType): string[] {
  if (dtype === 'complex64') return complexTexts(values, cells);
  const texts = cells.map((i) => {
    const value = values[i];
    if (typeof value === 'string') return `b'${value}'`;
    if (dtype === 'bool') return value ? 'True' : 'False';
    if (dtype === 'int32') return String(value);
    return null;
  });
  if (texts.some((text) => text === null)) {
    return floatTexts(
      cells.map((i) => Number(values[i])),
      dtype,
    );
  }
  const width = Math.max(0, ...texts.map((text) => text?.length ?? 0));
  return texts.map((text) => (typeof values[0] === 'string' ? (text ?? '') : (text ?? '').padStart(width)));
}

/** Real parts in one column, imaginary parts with their sign in another. */
function complexTexts(values: TensorValues, cells: readonly number[]): string[] {
  const parts = (k: number): number[] => cells.map((i) => Number(values[2 * i + k]));
  const re = floatTexts(parts(0), 'complex64');
  const im = parts(1);
  // All of them negative, so that each has a place for its sign.
  const sizes = floatTexts(
    im.map((v) => -Math.abs(v)),
    'complex64',
  );
  return re.map((text, k) => {
    const size = im[k]! < 0 ? sizes[k]! : sizes[k]!.replace('-', '+');
    return `${text}${size.replace(/ *$/, (spaces) => 'j' + spaces)}`;
  });
}

/** numpy's float columns: exponents where the spread asks for them, else fixed point with the digits the longest one needs. */
function floatTexts(numbers: readonly number[], dtype: DataType): string[] {
  const short = numbers.map((v) => (dtype === 'float64' || !Number.isFinite(v) ? v : shortestFloat32(v)));
  const sizes = short.filter((v) => Number.isFinite(v) && v !== 0).map(Math.abs);
  const largest = Math.max(0, ...sizes);
  const smallest = Math.min(Infinity, ...sizes);
  const exponents = sizes.length > 0 && (largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000);
  const parts = short.map((v) => {
    if (Number.isNaN(v)) return { whole: 'nan', fraction: '', exponent: '' };
    if (!Number.isFinite(v)) return { whole: v > 0 ? 'inf' : '-inf', fraction: '', exponent: '' };
    return exponents ? exponentParts(v) : fixedParts(v);
  });
  const finite = parts.filter((_, i) => Number.isFinite(short[i]));
  const fractionWidth = Math.max(0, ...finite.map((p) => p.fraction.length));
  const tail = 1 + fractionWidth + Math.max(0, ...finite.map((p) => p.exponent.length));
  const wholeWidth = Math.max(0, ...parts.map((p) => (finite.includes(p) ? p.whole.length : p.whole.length - tail)));
  return parts.map((p) => {
    if (!finite.includes(p)) return p.whole.padStart(wholeWidth + tail);
    const fraction = exponents ? p.fraction.padEnd(fractionWidth, '0') : p.fraction.padEnd(fractionWidth);
    return `${p.whole.padStart(wholeWidth)}.${fraction}${p.exponent}`;
  });
}

function fixedParts(value: number): { whole: string; fraction: string; exponent: string } {
  const shortest = withoutExponent(value);
  const decimals = Math.min(PRECISION, shortest.split('.')[1]?.length ?? 0);
  const [whole = '0', fraction = ''] = value.toFixed(decimals).split('.');
  return { whole: Object.is(value, -0) ? '-0' : whole, fraction: fraction.replace(/0+$/, ''), exponent: '' };
}

function exponentParts(value: number): { whole: string; fraction: string; exponent: string } {
  const rounded = Number(value.toPrecision(PRECISION + 1));
  const [mantissa = '0', exponent = ''] = exponentText(rounded).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { whole, fraction, exponent: 'e' + exponent };
}
