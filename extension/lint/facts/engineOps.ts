/** @file What the lint knows of the engine's functions by name, once a name is known to be the engine's. */

import { t } from '../../protocol/words';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Make a tensor from plain values. Those that take a tensor too copy its value: the path ends there. */
export const CREATORS = set(`
  scalar constant tensor tensor1d tensor2d tensor3d tensor4d tensor5d tensor6d zeros ones fill eye linspace range
  randomNormal randomUniform randomUniformInt randomGamma randomStandardNormal truncatedNormal complex`);

/** Creators whose first argument is the values themselves (so a number read from a tensor would be copied into them). */
export const COPIERS = set(
  `scalar constant tensor tensor1d tensor2d tensor3d tensor4d tensor5d tensor6d variable Variable`,
);

/** A value leaves the engine. */
export const READS = set(`dataSync arraySync data array bufferSync buffer`);
export const ASYNC_READS = set(`data array buffer`);

/** Ops through which no gradient flows, with the words for why. */
export const NOT_DIFFERENTIABLE: ReadonlyMap<string, () => string> = new Map([
  ...because(set('argMax argMin argsort whereAsync'), () => t('it gives positions, which jump')),
  ...because(set('round rint floor ceil floorDiv step'), () => t('its result is constant between jumps')),
  ...because(set('equal notEqual greater greaterEqual less lessEqual isNaN isInf isFinite'), () =>
    t('a comparison gives true or false'),
  ),
  ...because(set('logicalAnd logicalOr logicalNot logicalXor all any'), () => t('a logical op gives true or false')),
  ...because(set('oneHot bincount denseBincount searchSorted lowerBound upperBound multinomial bitwiseAnd'), () =>
    t('it works on whole numbers'),
  ),
  ...because(set('unique'), () => t('it picks values out, and which ones jumps')),
]);

function because(ops: ReadonlySet<string>, why: () => string): readonly (readonly [op: string, why: () => string])[] {
  return [...ops].map((op) => [op, why]);
}

/** Only the shape of the input matters: nothing flows, and nothing was meant to. */
export const SHAPE_ONLY = set(`zerosLike onesLike`);

/** Inputs, by position with a method's receiver first, that carry no gradient. Method and function order may differ. */
export function isIndexInput(op: string, position: number, method: boolean): boolean {
  if (op === 'where') return method ? position === 1 : position === 0;
  if (op === 'gather' || op === 'gatherND') return position === 1;
  if (op === 'sparseToDense' || op === 'scatterND') return position === 0;
  return false;
}

/** Ops whose plain arguments are values that belong to the computation (not axes, sizes or indices). */
export const VALUE_OPS = set(`
  add sub mul div divNoNan floorDiv mod pow maximum minimum squaredDifference atan2 xlogy xlog1py xdivy dot matMul outerProduct where
  clipByValue prelu leakyRelu addN stack concat losses.meanSquaredError losses.absoluteDifference losses.huberLoss
  losses.logLoss losses.sigmoidCrossEntropy losses.softmaxCrossEntropy losses.hingeLoss losses.cosineDistance
  losses.computeWeightedLoss scalar constant tensor tensor1d tensor2d tensor3d tensor4d tensor5d tensor6d`);

/** Elementwise ops of two operands that broadcast. */
export const BINARY_ELEMENTWISE = set(`
  add sub mul div divNoNan floorDiv mod pow maximum minimum squaredDifference atan2 xlogy xlog1py xdivy bitwiseAnd equal notEqual greater greaterEqual
  less lessEqual logicalAnd logicalOr logicalXor`);

/** Ops that treat each element alone, so that the shape stays. */
export const UNARY_ELEMENTWISE = set(`
  abs acos acosh asin asinh atan atanh ceil clipByValue cos cosh elu erf exp expm1 floor leakyRelu log log1p log1p
  logSigmoid neg reciprocal relu relu6 round rsqrt selu sigmoid sign sin sinh softmax logSoftmax softplus sqrt square
  step tan tanh clone identity cast toFloat toInt toBool zerosLike onesLike stopGradient variable cumsum cumprod
  logicalNot isNaN isInf isFinite dropout reverse conj digamma erfinv imag lgamma real rint sort argsort
  cumulativeLogsumexp`);

export const REDUCTIONS = set(`sum mean max min prod logSumExp all any norm euclideanNorm argMax argMin`);

/** Functions of the namespace that are not ops; the dry run treats each by itself or ignores it. */
export const NOT_OPS = set(`
  dispose memory ready setBackend getBackend nextFrame backend env engine time profile print enableProdMode
  enableDebugMode disposeVariables removeBackend registerBackend version version_core setPlatform
  deprecationWarningsEnabled disableDeprecationWarnings grad grads valueAndGrad valueAndGrads variableGrads customGrad
  customGradient tidy keep record gradientTape GradientTape Variable Tensor Optimizer train util browser io linalg losses
  image signal spectral fused sparse string initializers layers data backend_util test_util checkGradients`);

/** Parts of the namespace that hold functions. */
export const NAMESPACES = set(
  `losses train linalg image signal spectral fused util browser io math initializers sparse string`,
);

const INTEGER_RESULTS = set(
  `argMax argMin toInt bincount searchSorted lowerBound upperBound multinomial randomUniformInt`,
);
const BOOL_RESULTS =
  set(`equal notEqual greater greaterEqual less lessEqual logicalAnd logicalOr logicalNot logicalXor all any
  isNaN isInf isFinite toBool`);

/** The dtype an op's result has whatever its inputs are; null where they decide. */
export function fixedDtype(op: string): string | null {
  if (INTEGER_RESULTS.has(op)) return 'int32';
  if (BOOL_RESULTS.has(op)) return 'bool';
  if (op === 'toFloat') return 'float32';
  return null;
}

/** dtypes that cannot carry a gradient. */
export function isIntegerDtype(dtype: string | null): dtype is 'int32' | 'bool' | 'string' {
  return dtype === 'int32' || dtype === 'bool' || dtype === 'string';
}

/** Math functions and the op that computes the same. */
export const MATH_OPS: ReadonlyMap<string, string> = new Map(
  'abs acos acosh asin asinh atan atan2 atanh ceil cos cosh exp expm1 floor log log1p pow round sign sin sinh sqrt tan tanh'
    .split(' ')
    .map((name) => [name, name] as const)
    .concat([
      ['max', 'maximum'],
      ['min', 'minimum'],
    ]),
);

/** Why the op has no gradient, as the end of a sentence. */
export function whyNot(op: string): string {
  if (SHAPE_ONLY.has(op)) return t('it takes only the shape');
  return NOT_DIFFERENTIABLE.get(op)?.() ?? t('its result is of an integer dtype');
}
