/** @file NumPy's functions (`np.`): the engine's ops too, but on copies no tape sees, as in Python. */

import { rows, type Table } from './signature';

export const NUMPY: Table = {
  ...rows(
    'abs absolute:abs arccos:acos arccosh:acosh arcsin:asin arcsinh:asinh arctan:atan arctanh:atanh ceil cos cosh exp expm1 floor log log1p negative:neg reciprocal round sign sin sinh sqrt square tan tanh zeros_like ones_like',
    'x',
    'same',
  ),
  ...rows(
    'add subtract:sub multiply:mul divide:div true_divide:div power:pow maximum minimum arctan2:atan2 mod',
    'x y',
    'same',
  ),
  ...rows('greater greater_equal less less_equal equal not_equal logical_and logical_or', 'x y', 'boolean'),
  ...rows('sum mean max min prod amax:max amin:min', 'x|a axis dtype out keepdims', 'reduced', {
    order: 'x axis keepdims',
  }),
  ...rows('dot', 'a b', 'tensor'),
  ...rows('matmul:matMul', 'a b', 'same'),
  ...rows('reshape', 'a shape|newshape', 'tensor'),
  ...rows('transpose', 'a axes', 'same'),
  ...rows('expand_dims', 'a axis', 'tensor'),
  ...rows('squeeze', 'a axis', 'tensor'),
  ...rows('stack', 'arrays axis', 'tensor'),
  concatenate: { ts: 'concat', params: 'arrays axis', result: 'tensor' },
  where: { ts: 'where', params: 'condition x y', result: 'same' },
  clip: { ts: 'clipByValue', params: 'a a_min a_max', result: 'same' },
  cumsum: { ts: 'cumsum', params: 'a axis', result: 'same' },
  ...rows('argmax:argMax argmin:argMin', 'a axis', 'integer'),
  'linalg.norm': { ts: 'norm', params: 'x ord axis keepdims', result: 'reduced' },
  'random.randn': { ts: 'tf.randomNormal([$sizes], 0, 1)', params: '*sizes', result: 'tensor', dtype: 'float32' },
  'random.rand': { ts: 'tf.randomUniform([$sizes], 0, 1)', params: '*sizes', result: 'tensor', dtype: 'float32' },
  'random.normal': {
    ts: 'randomNormal',
    params: 'mean|loc stddev|scale shape|size',
    order: 'shape mean stddev',
    result: 'tensor',
    dtype: 'float32',
  },
  'random.uniform': {
    ts: 'randomUniform',
    params: 'minval|low maxval|high shape|size',
    order: 'shape minval maxval',
    result: 'tensor',
    dtype: 'float32',
  },
};

/** Of plain numbers, by `np.` or `math.`: what `Math` has. */
export const MATH: Readonly<Record<string, string>> = {
  abs: 'Math.abs',
  fabs: 'Math.abs',
  acos: 'Math.acos',
  arccos: 'Math.acos',
  asin: 'Math.asin',
  arcsin: 'Math.asin',
  atan: 'Math.atan',
  arctan: 'Math.atan',
  atan2: 'Math.atan2',
  ceil: 'Math.ceil',
  cos: 'Math.cos',
  cosh: 'Math.cosh',
  exp: 'Math.exp',
  expm1: 'Math.expm1',
  floor: 'Math.floor',
  hypot: 'Math.hypot',
  log: 'Math.log',
  log10: 'Math.log10',
  log1p: 'Math.log1p',
  log2: 'Math.log2',
  maximum: 'Math.max',
  minimum: 'Math.min',
  pow: 'Math.pow',
  power: 'Math.pow',
  sign: 'Math.sign',
  sin: 'Math.sin',
  sinh: 'Math.sinh',
  sqrt: 'Math.sqrt',
  tan: 'Math.tan',
  tanh: 'Math.tanh',
  trunc: 'Math.trunc',
};

/** Constants of `np.`, `math.` and `tf.`. */
export const CONSTANTS: Readonly<Record<string, string>> = {
  pi: 'Math.PI',
  e: 'Math.E',
  inf: 'Infinity',
  nan: 'NaN',
  tau: '(2 * Math.PI)',
};
