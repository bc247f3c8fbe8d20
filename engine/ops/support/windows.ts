/** @file From the arguments of convolutions and pools (strides, pad, dilations, data format) to how windows slide. */

import type { Channels, Windows } from '../../kernels/windows';
import type { Tensor } from '../../tensor';
import { reshape } from '../reshape';
import { transpose } from '../transpose';

/** How windows slide, as an op keeps it: everything but the batch. */
export type WindowAttrs = {
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly window: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly before: readonly number[];
};

/** 'valid': none; 'same': as much as keeps ⌈input/stride⌉ windows; or cells on every side, or [before, after] per axis of x. */
export type Padding = 'valid' | 'same' | number | readonly (readonly [number, number])[];
export type ExplicitPadding = [[number, number], [number, number], [number, number], [number, number]];
export type Rounding = 'floor' | 'round' | 'ceil';

/** One number for all axes, or one for each. */
export function perAxis(value: number | readonly number[], rank: number): readonly number[] {
  return typeof value === 'number' ? new Array<number>(rank).fill(value) : value;
}

export function toWindows(
  opName: string,
  input: readonly number[],
  window: readonly number[],
  strides: number | readonly number[],
  pad: Padding,
  dilations: number | readonly number[],
  rounding: Rounding | undefined,
): WindowAttrs {
  const steps = perAxis(strides, input.length);
  const gaps = perAxis(dilations, input.length);
  if (steps.some((s) => s > 1) && gaps.some((g) => g > 1)) {
    throw new Error(
      `Error in ${opName}: Either strides or dilations must be 1. Got strides ${String(strides)} and dilations '${String(dilations)}'`,
    );
  }
  if (rounding !== undefined && typeof pad === 'string') {
    throw new Error(
      `Error in ${opName}: pad must be an integer when using, dimRoundingMode ${rounding} but got pad ${pad}.`,
    );
  }
  if (gaps.some((g) => !(g > 0)) || steps.some((s) => !(s > 0))) {
    throw new Error(
      `Error in ${opName}: Strides and dilated rates should be larger than 0, but got ${String(strides)} and ${String(dilations)}.`,
    );
  }
  if (rounding !== undefined) {
    for (const cells of typeof pad === 'number' ? [pad] : (pad as readonly (readonly number[])[]).flat()) {
      checkWhole(cells, opName, rounding);
    }
  }
  const axes = input.map((size, d) =>
    slide(size, (window[d]! - 1) * gaps[d]! + 1, steps[d]!, sidesOf(pad, d), rounding),
  );
  return {
    input,
    window,
    strides: steps,
    dilations: gaps,
    output: axes.map(({ count }) => count),
    before: axes.map(({ before }) => before),
  };
}

/** How many windows there are is only rounded where the padding itself is whole. */
export function checkWhole(cells: number, opName: string, rounding: Rounding): void {
  if (!Number.isInteger(cells)) {
    throw new Error(
      `Error in ${opName}: pad must be an integer when using, dimRoundingMode ${rounding} but got pad ${cells}.`,
    );
  }
}

/** [before, after] along spatial axis d; explicit paddings name the batch axis first. */
function sidesOf(pad: Padding, d: number): 'valid' | 'same' | readonly [number, number] {
  if (typeof pad === 'string') return pad;
  return typeof pad === 'number' ? [pad, pad] : pad[d + 1]!;
}

function slide(
  size: number,
  reach: number,
  step: number,
  sides: 'valid' | 'same' | readonly [number, number],
  rounding: Rounding = 'floor',
): { count: number; before: number } {
  if (sides === 'same') {
    const count = Math.ceil(size / step);
    return { count, before: Math.floor(Math.max(0, (count - 1) * step + reach - size) / 2) };
  }
  const [before, after] = sides === 'valid' ? [0, 0] : sides;
  return { count: Math.max(0, Math[rounding]((size + before + after - reach) / step) + 1), before };
}

/** The windows over a tensor [batch, …input, channels]. */
export function windowsOver(x: Tensor, attrs: WindowAttrs): Windows {
  return { ...attrs, batch: x.shape[0]! };
}

/** Channels of a filter [...window, inputs, outputs]. */
export function channelsOf(filter: Tensor, depthwise: boolean): Channels {
  const [inputs, outputs] = filter.shape.slice(-2) as [number, number];
  return { inputs, outputs, depthwise };
}

/** Runs `f` on x with a batch axis: one is put in front for the call where x has none. */
export function withBatch(x: Tensor, rank: number, opName: string, f: (x: Tensor) => Tensor): Tensor {
  if (x.rank === rank) return f(x);
  if (x.rank !== rank - 1) {
    throw new Error(`Error in ${opName}: input must be rank ${rank - 1} or ${rank}, but got rank ${x.rank}.`);
  }
  const y = f(reshape(x, [1, ...x.shape]));
  return reshape(y, y.shape.slice(1));
}

/** Runs `f` on x with its channels last: NCHW comes and goes by a transpose. */
export function channelsLast(x: Tensor, dataFormat: string, f: (x: Tensor) => Tensor): Tensor {
  if (dataFormat === 'NHWC') return f(x);
  if (dataFormat !== 'NCHW') throw new Error(`Unknown dataFormat ${dataFormat}; it must be NHWC or NCHW.`);
  return transpose(f(transpose(x, [0, 2, 3, 1])), [0, 3, 1, 2]);
}
