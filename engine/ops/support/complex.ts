/** @file complex64 beside real numbers: elementwise functions on pairs, and TensorFlow's convention for their gradients. */

import { broadcastShape, broadcastStrides, sizeOf } from '../../shape';
import { makeTensor, valuesOf, type Tensor } from '../../tensor';
import type { GradientRule, Attrs } from '../../op';
import { conj } from '../conj';
import { readTensor } from './view';

/** Real and imaginary part. A complex64 tensor holds them side by side, element after element. */
export type Complex = readonly [number, number];
export type ComplexFunction = (a: Complex, b: Complex) => Complex;

/** `f` of one or two complex64 tensors, element by element, with broadcasting. */
export function mapComplex(f: ComplexFunction, inputs: readonly Tensor[], kernelName: string): Tensor {
  const [a, b = a] = inputs as [Tensor, Tensor?];
  const shape = broadcastShape(a.shape, b.shape);
  if (shape === null) throw new Error(`Incompatible shapes: [${a.shape}] vs. [${b.shape}] [Op:${kernelName}]`);
  const spread = (x: Tensor) =>
    valuesOf(readTensor(x, { shape, offset: 0, strides: broadcastStrides(x.shape, shape) }));
  const [as, bs] = [spread(a), spread(b)];
  const out = new Float32Array(2 * sizeOf(shape));
  for (let i = 0; i < out.length; i += 2) {
    const [re, im] = f([as[i]!, as[i + 1]!], [bs[i]!, bs[i + 1]!]);
    out[i] = re;
    out[i + 1] = im;
  }
  return makeTensor(out, shape, 'complex64');
}

/**
 * The rules of a function of complex numbers that has a derivative f′ there. TensorFlow's gradient is dy·conj(f′): rules written for
 * real numbers, dy·f′, give it when dy goes in conjugated and the result is conjugated again. Real tensors pass as they are.
 */
export function conjugated<A extends Attrs>(rule: GradientRule<A>): GradientRule<A> {
  if (rule.kind !== 'partials') return rule;
  return {
    kind: 'partials',
    partials: rule.partials.map((partial) =>
      partial === null
        ? null
        : {
            plain: partial.plain,
            tex: partial.tex,
            vjp: (dy, y, inputs, attrs) =>
              dy.dtype === 'complex64'
                ? conj(partial.vjp(conj(dy), y, inputs, attrs))
                : partial.vjp(dy, y, inputs, attrs),
          },
    ),
  };
}

export function complexMul(a: Complex, b: Complex): Complex {
  return [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
}

export function complexDiv(a: Complex, b: Complex): Complex {
  const size = b[0] * b[0] + b[1] * b[1];
  return [(a[0] * b[0] + a[1] * b[1]) / size, (a[1] * b[0] - a[0] * b[1]) / size];
}

export function complexExp(a: Complex): Complex {
  const size = Math.exp(a[0]);
  return [size * Math.cos(a[1]), size * Math.sin(a[1])];
}

export function complexLog(a: Complex): Complex {
  return [Math.log(Math.hypot(a[0], a[1])), Math.atan2(a[1], a[0])];
}

/** Of the two roots the one with a real part that is not negative. */
export function complexSqrt(a: Complex): Complex {
  const size = Math.hypot(a[0], a[1]);
  const re = Math.sqrt((size + Math.abs(a[0])) / 2);
  if (re === 0) return [0, 0];
  const im = Math.abs(a[1]) / (2 * re);
  const [x, y] = a[0] >= 0 ? [re, im] : [im, re];
  return [x, a[1] < 0 || Object.is(a[1], -0) ? -y : y];
}

export function complexReciprocal(a: Complex): Complex {
  return complexDiv([1, 0], a);
}

/** e^(b·log a); 0 to the power 0 is 1, to any other 0. */
export function complexPow(a: Complex, b: Complex): Complex {
  if (a[0] === 0 && a[1] === 0) return b[0] === 0 && b[1] === 0 ? [1, 0] : [0, 0];
  return complexExp(complexMul(b, complexLog(a)));
}

export function complexSin([re, im]: Complex): Complex {
  return [Math.sin(re) * Math.cosh(im), Math.cos(re) * Math.sinh(im)];
}

export function complexCos([re, im]: Complex): Complex {
  return [Math.cos(re) * Math.cosh(im), -Math.sin(re) * Math.sinh(im)];
}

export function complexSinh([re, im]: Complex): Complex {
  return [Math.sinh(re) * Math.cos(im), Math.cosh(re) * Math.sin(im)];
}

export function complexCosh([re, im]: Complex): Complex {
  return [Math.cosh(re) * Math.cos(im), Math.sinh(re) * Math.sin(im)];
}

export function complexTanh(a: Complex): Complex {
  return complexDiv(complexSinh(a), complexCosh(a));
}

export function complexSigmoid([re, im]: Complex): Complex {
  const [x, y] = complexExp([-re, -im]);
  return complexReciprocal([1 + x, y]);
}
