/** @file Pools: the largest or the mean value in each window; the ops behind maxPool, avgPool and their 3d sisters. */

import { kernels } from '../../kernels/kernels';
import type { Op } from '../../op';
import { run } from '../../run';
import { sizeOf } from '../../shape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../../tensor';
import { mul } from '../mul';
import { reshape } from '../reshape';
import { unsortedSegmentSum } from '../unsortedSegmentSum';
import { numericDtype } from './dtypes';
import { windowsOver, type WindowAttrs } from './windows';

interface PoolNames {
  readonly name: string;
  readonly tfName: string;
  readonly sample: WindowAttrs;
}

/** The largest value in each window and its flat place in x; the first of equals. */
export function windowMaxima(x: Tensor, attrs: WindowAttrs): { values: Tensor; places: Tensor } {
  const channels = x.shape[x.rank - 1]!;
  const shape = [x.shape[0]!, ...attrs.output, channels];
  const y = allocate(numericDtype(x), sizeOf(shape));
  const place = new Int32Array(y.length);
  kernels.maxWindows(valuesOf(x), null, windowsOver(x, attrs), channels, y, place, new Int32Array(y.length));
  return { values: makeTensor(y, shape, x.dtype), places: makeTensor(place, shape, 'int32') };
}

/** `values` added into zeros of the given shape at flat places; a negative place drops its value. */
export function addedAt(values: Tensor, places: Tensor, shape: readonly number[]): Tensor {
  const flat = unsortedSegmentSum(reshape(values, [-1]), reshape(places, [-1]), sizeOf(shape));
  return reshape(flat, [...shape]);
}

export function maxPooling({ name, tfName, sample }: PoolNames): Op<WindowAttrs> {
  return {
    name,
    tfName,
    inputs: ['x'],
    elementwise: false,
    forward: ([x], attrs) => windowMaxima(x!, attrs).values,
    gradient: {
      kind: 'partials',
      partials: [
        {
          plain: 'dy added at the winner of each window',
          tex: '\\bar{y}\\text{ at the winner of each window}',
          vjp: (dy, _y, [x], attrs) => addedAt(dy, windowMaxima(x!, attrs).places, x!.shape),
        },
      ],
    },
    samples: samplesOf(sample, sample.input),
  };
}

/** The mean op and its adjoint; each is the other's rule. Cells outside x do not count, as in TensorFlow. */
export function avgPooling(
  names: PoolNames,
  gradName: string,
  gradTfName: string,
): { avg: Op<WindowAttrs>; grad: Op<WindowAttrs> } {
  const avg: Op<WindowAttrs> = {
    name: names.name,
    tfName: names.tfName,
    inputs: ['x'],
    elementwise: false,
    forward: ([x], attrs) => {
      const channels = x!.shape[x!.rank - 1]!;
      const shape = [x!.shape[0]!, ...attrs.output, channels];
      const y = allocate(numericDtype(x!), sizeOf(shape));
      const windows = windowsOver(x!, attrs);
      const perCell = kernels.windowCounts(windows);
      kernels.conv(valuesOf(x!), onesFilter(attrs, channels), windows, depthwise(channels), y);
      // A window that lies outside of x altogether has the mean 0.
      for (let i = 0; i < y.length; i++) y[i]! /= perCell[Math.floor(i / channels)]! || 1;
      return makeTensor(y, shape, x!.dtype);
    },
    gradient: {
      kind: 'partials',
      partials: [
        {
          plain: 'dy/n shared by the n cells of each window',
          tex: '\\frac{\\bar{y}}{n}\\text{ to each cell of its window}',
          vjp: (dy, _y, _inputs, attrs) => run(grad, [dy], attrs),
          functional: (dy, _y, _inputs, attrs) =>
            run(grad, [isPaddedBeyondSame(attrs) ? ofWholeWindows(dy, attrs) : dy], attrs),
        },
      ],
    },
    samples: samplesOf(names.sample, names.sample.input),
  };
  const grad: Op<WindowAttrs> = {
    name: gradName,
    tfName: gradTfName,
    inputs: ['dy'],
    elementwise: false,
    forward: ([dy], attrs) => {
      const channels = dy!.shape[dy!.rank - 1]!;
      const shape = [dy!.shape[0]!, ...attrs.input, channels];
      const windows = windowsOver(dy!, attrs);
      const perCell = kernels.windowCounts(windows);
      const shares = Float64Array.from(valuesOf(dy!), (v, i) => v / (perCell[Math.floor(i / channels)]! || 1));
      const dx = allocate(numericDtype(dy!), sizeOf(shape));
      kernels.convInput(shares, onesFilter(attrs, channels), windows, depthwise(channels), dx);
      return makeTensor(dx, shape, dy!.dtype);
    },
    gradient: {
      kind: 'partials',
      partials: [
        {
          plain: 'the mean of the incoming adjoint in each window',
          tex: '\\text{the mean of the incoming adjoint in each window}',
          vjp: (ddx, _y, _inputs, attrs) => run(avg, [ddx], attrs),
        },
      ],
    },
    samples: samplesOf(names.sample, names.sample.output),
  };
  return { avg, grad };
}

/** Whether there are more windows than 'same' gives: padding by hand, which TensorFlow's mean pools do not have. */
function isPaddedBeyondSame({ input, output, strides }: WindowAttrs): boolean {
  return output.some((count, d) => count > Math.ceil(input[d]! / strides[d]!));
}

/** dy·n/N, with n of the window's N cells inside of x: on the way back TF.js divides by N where it divided by n before. */
function ofWholeWindows(dy: Tensor, attrs: WindowAttrs): Tensor {
  const inside = kernels.windowCounts(windowsOver(dy, attrs));
  const share = allocate(numericDtype(dy), inside.length);
  for (let i = 0; i < share.length; i++) share[i] = inside[i]! / sizeOf(attrs.window);
  return mul(dy, makeTensor(share, [...dy.shape.slice(0, -1), 1], dy.dtype));
}

function onesFilter(attrs: WindowAttrs, channels: number): Float64Array {
  return new Float64Array(sizeOf(attrs.window) * channels).fill(1);
}

function depthwise(channels: number): { inputs: number; outputs: number; depthwise: boolean } {
  return { inputs: channels, outputs: 1, depthwise: true };
}

/** All values differ, so that each window has one winner. */
function samplesOf(attrs: WindowAttrs, sizes: readonly number[]): Op<WindowAttrs>['samples'] {
  const shape = [1, ...sizes, 2];
  const values = Array.from({ length: sizeOf(shape) }, (_, i) => ((i * 7) % 19) / 4 - 2);
  return [{ inputs: [{ shape, values }], attrs }];
}
