/** @file Convolutions come in threes: the product x·w, and its adjoints in x and in w; each is the rule of the other two. */

import { kernels } from '../../kernels/kernels';
import type { Op, Sample } from '../../op';
import { run } from '../../run';
import { sizeOf } from '../../shape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../../tensor';
import { numericDtype } from './dtypes';
import { channelsOf, windowsOver, type WindowAttrs } from './windows';

export interface ConvolutionSpec {
  readonly name: string;
  /** Names of the adjoints in x (a transposed convolution) and in the filter. */
  readonly inputName: string;
  readonly filterName: string;
  readonly tfNames: readonly [string, string, string];
  readonly depthwise: boolean;
  /** Sizes for the tests: x [1, …input, 2], filter [...window, 2, 2]. */
  readonly sample: WindowAttrs;
}

export interface ConvolutionOps {
  readonly conv: Op<WindowAttrs>;
  readonly input: Op<WindowAttrs>;
  readonly filter: Op<WindowAttrs>;
}

export function convolution(spec: ConvolutionSpec): ConvolutionOps {
  const { depthwise, sample } = spec;
  const width = (filter: Tensor) => {
    const { inputs, outputs } = channelsOf(filter, depthwise);
    return depthwise ? inputs * outputs : outputs;
  };
  const conv: Op<WindowAttrs> = {
    name: spec.name,
    tfName: spec.tfNames[0],
    inputs: ['x', 'filter'],
    elementwise: false,
    forward: (inputs, attrs) => {
      const [x, filter] = inputs as [Tensor, Tensor];
      const windows = windowsOver(x, attrs);
      const shape = [windows.batch, ...attrs.output, width(filter)];
      const y = allocate(numericDtype(x), sizeOf(shape));
      kernels.conv(valuesOf(x), valuesOf(filter), windows, channelsOf(filter, depthwise), y);
      return makeTensor(y, shape, x.dtype);
    },
    gradient: {
      kind: 'partials',
      partials: [
        {
          plain: 'dy convolved back with the filter',
          tex: '\\bar{y}\\star w',
          vjp: (dy, _y, [, filter], attrs) => run(input, [dy, filter!], attrs),
        },
        {
          plain: 'x correlated with dy',
          tex: 'x\\star\\bar{y}',
          vjp: (dy, _y, [x], attrs) => run(filter, [x!, dy], attrs),
        },
      ],
    },
    samples: [sampleOf(sample, [1, ...sample.input, 2], [...sample.window, 2, 2])],
  };
  const input: Op<WindowAttrs> = {
    name: spec.inputName,
    tfName: spec.tfNames[1],
    inputs: ['dy', 'filter'],
    elementwise: false,
    forward: (inputs, attrs) => {
      const [dy, filter] = inputs as [Tensor, Tensor];
      const channels = channelsOf(filter, depthwise);
      const windows = windowsOver(dy, attrs);
      const shape = [windows.batch, ...attrs.input, channels.inputs];
      const dx = allocate(numericDtype(dy), sizeOf(shape));
      kernels.convInput(valuesOf(dy), valuesOf(filter), windows, channels, dx);
      return makeTensor(dx, shape, dy.dtype);
    },
    gradient: {
      kind: 'partials',
      partials: [
        {
          plain: 'the incoming adjoint convolved with the filter',
          tex: '\\bar{y}\\ast w',
          vjp: (ddx, _y, [, filter], attrs) => run(conv, [ddx, filter!], attrs),
        },
        {
          plain: 'the incoming adjoint correlated with dy',
          tex: '\\bar{y}\\star x',
          vjp: (ddx, _y, [dy], attrs) => run(filter, [ddx, dy!], attrs),
        },
      ],
    },
    samples: [sampleOf(sample, [1, ...sample.output, depthwise ? 4 : 2], [...sample.window, 2, 2])],
  };
  const filter: Op<WindowAttrs> = {
    name: spec.filterName,
    tfName: spec.tfNames[2],
    inputs: ['x', 'dy'],
    elementwise: false,
    forward: (inputs, attrs) => {
      const [x, dy] = inputs as [Tensor, Tensor];
      const [fromChannels, toChannels] = [x.shape[x.rank - 1]!, dy.shape[dy.rank - 1]!];
      const channels = { inputs: fromChannels, outputs: depthwise ? toChannels / fromChannels : toChannels, depthwise };
      const shape = [...attrs.window, channels.inputs, channels.outputs];
      const dw = allocate(numericDtype(x), sizeOf(shape));
      kernels.convFilter(valuesOf(x), valuesOf(dy), windowsOver(x, attrs), channels, dw);
      return makeTensor(dw, shape, x.dtype);
    },
    gradient: {
      kind: 'partials',
      partials: [
        {
          plain: 'dy convolved back with the incoming adjoint',
          tex: '\\bar{w}\\star\\bar{y}',
          vjp: (ddw, _y, [, dy], attrs) => run(input, [dy!, ddw], attrs),
        },
        {
          plain: 'x convolved with the incoming adjoint',
          tex: 'x\\ast\\bar{w}',
          vjp: (ddw, _y, [x], attrs) => run(conv, [x!, ddw], attrs),
        },
      ],
    },
    samples: [sampleOf(sample, [1, ...sample.input, 2], [1, ...sample.output, depthwise ? 4 : 2])],
  };
  return { conv, input, filter };
}

function sampleOf(attrs: WindowAttrs, ...shapes: readonly (readonly number[])[]): Sample<WindowAttrs> {
  const value = (i: number, salt: number) => Math.round(Math.sin(i * 1.7 + salt) * 100) / 50;
  return {
    inputs: shapes.map((shape, salt) => ({
      shape,
      values: Array.from({ length: sizeOf(shape) }, (_, i) => value(i, salt)),
    })),
    attrs,
  };
}
