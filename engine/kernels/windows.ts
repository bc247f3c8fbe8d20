/** @file Sliding windows in any number of dimensions: convolutions (and their two adjoints) and window maxima. */

import type { TypedArray } from '../dtype';
import { sizeOf, stridesOf } from '../shape';

/** How windows slide over an array laid out as [batch, …input, channels]; cells outside the input are skipped. */
export interface Windows {
  readonly batch: number;
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly window: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Cells of padding in front of each dimension. */
  readonly before: readonly number[];
}

/**
 * Channels of a convolution: each tap holds a [inputs, outputs] matrix; depthwise, each input channel has
 * `outputs` filters of its own and output channel `i·outputs + j` comes from input i alone.
 */
export interface Channels {
  readonly inputs: number;
  readonly outputs: number;
  readonly depthwise: boolean;
}

/** y = x convolved with w. */
export function conv(x: TypedArray, w: TypedArray, windows: Windows, channels: Channels, y: TypedArray): void {
  const totals = new Float64Array(y.length);
  const { inputs, outputs } = channels;
  const [width, shift] = outputLayout(channels);
  eachTap(windows, (inCell, tap, outCell) => {
    for (let i = 0; i < inputs; i++) {
      const left = x[inCell * inputs + i]!;
      const w0 = (tap * inputs + i) * outputs;
      const y0 = outCell * width + i * shift;
      for (let j = 0; j < outputs; j++) totals[y0 + j]! += left * w[w0 + j]!;
    }
  });
  y.set(totals);
}

/** dx: the adjoint of `conv` in its input. */
export function convInput(dy: TypedArray, w: TypedArray, windows: Windows, channels: Channels, dx: TypedArray): void {
  const totals = new Float64Array(dx.length);
  const { inputs, outputs } = channels;
  const [width, shift] = outputLayout(channels);
  eachTap(windows, (inCell, tap, outCell) => {
    for (let i = 0; i < inputs; i++) {
      const w0 = (tap * inputs + i) * outputs;
      const y0 = outCell * width + i * shift;
      let total = 0;
      for (let j = 0; j < outputs; j++) total += dy[y0 + j]! * w[w0 + j]!;
      totals[inCell * inputs + i]! += total;
    }
  });
  dx.set(totals);
}

/** dw: the adjoint of `conv` in its filter. */
export function convFilter(x: TypedArray, dy: TypedArray, windows: Windows, channels: Channels, dw: TypedArray): void {
  const totals = new Float64Array(dw.length);
  const { inputs, outputs } = channels;
  const [width, shift] = outputLayout(channels);
  eachTap(windows, (inCell, tap, outCell) => {
    for (let i = 0; i < inputs; i++) {
      const left = x[inCell * inputs + i]!;
      const w0 = (tap * inputs + i) * outputs;
      const y0 = outCell * width + i * shift;
      for (let j = 0; j < outputs; j++) totals[w0 + j]! += left * dy[y0 + j]!;
    }
  });
  dw.set(totals);
}

/**
 * y = the largest x (+ filter, where given: one number per tap and channel) in each window, with the flat place of the winner
 * in x and its tap. The first of equals wins; NaN only where there is nothing else. A window without any cell gives -Infinity and place -1.
 */
export function maxWindows(
  x: TypedArray,
  filter: TypedArray | null,
  windows: Windows,
  channels: number,
  y: TypedArray,
  place: Int32Array,
  tap: Int32Array,
): void {
  y.fill(-Infinity);
  place.fill(-1);
  eachTap(windows, (inCell, t, outCell) => {
    for (let c = 0; c < channels; c++) {
      const xi = inCell * channels + c;
      const yi = outCell * channels + c;
      const value = x[xi]! + (filter === null ? 0 : filter[t * channels + c]!);
      if (place[yi]! < 0 || value > y[yi]! || (Number.isNaN(y[yi]!) && !Number.isNaN(value))) {
        y[yi] = value;
        place[yi] = xi;
        tap[yi] = t;
      }
    }
  });
}

/** How many cells of the input each window holds, batch included. */
export function windowCounts(windows: Windows): Float64Array {
  const counts = new Float64Array(windows.batch * sizeOf(windows.output));
  eachTap(windows, (_inCell, _tap, outCell) => counts[outCell]!++);
  return counts;
}

/** How many channels an output cell has, and how far the outputs of one input channel stand from those of the next. */
function outputLayout({ inputs, outputs, depthwise }: Channels): [width: number, shift: number] {
  return depthwise ? [inputs * outputs, outputs] : [outputs, 0];
}

/** Calls `visit` with (input cell, tap, output cell), batch included in both cells, for every tap that lies inside the input. */
function eachTap(windows: Windows, visit: (inCell: number, tap: number, outCell: number) => void): void {
  const cells = tapTable(windows);
  const outCells = sizeOf(windows.output);
  const inCells = sizeOf(windows.input);
  const taps = sizeOf(windows.window);
  for (let b = 0; b < windows.batch; b++) {
    for (let o = 0; o < outCells; o++) {
      for (let t = 0; t < taps; t++) {
        const cell = cells[o * taps + t]!;
        if (cell >= 0) visit(b * inCells + cell, t, b * outCells + o);
      }
    }
  }
}

/** The input cell of every (output cell, tap); -1 in the padding. */
function tapTable({ input, output, window, strides, dilations, before }: Windows): Int32Array {
  const outCells = sizeOf(output);
  const taps = sizeOf(window);
  const inSteps = stridesOf(input);
  const outSteps = stridesOf(output);
  const tapSteps = stridesOf(window);
  const cells = new Int32Array(outCells * taps);
  for (let o = 0; o < outCells; o++) {
    for (let t = 0; t < taps; t++) {
      let cell = 0;
      for (let d = 0; d < input.length && cell >= 0; d++) {
        const out = Math.floor(o / outSteps[d]!) % output[d]!;
        const tap = Math.floor(t / tapSteps[d]!) % window[d]!;
        const at = out * strides[d]! + tap * dilations[d]! - before[d]!;
        cell = at < 0 || at >= input[d]! ? -1 : cell + at * inSteps[d]!;
      }
      cells[o * taps + t] = cell;
    }
  }
  return cells;
}
