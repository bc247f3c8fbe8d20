/** @file Stand-in for the engine's types until `engine/index.ts` can be compiled. Goes away then. */

const UNARY =
  `abs acos acosh asin asinh atan atanh ceil clone cos cosh elu erf exp expm1 floor identity isFinite isInf isNaN
 leakyRelu log log1p logSigmoid logicalNot neg onesLike reciprocal relu relu6 round rsqrt selu sigmoid sign sin sinh softmax
 logSoftmax softplus sqrt square step tan tanh zerosLike toFloat toInt toBool flatten asScalar`.split(/\s+/);
const BINARY =
  `add sub mul div divNoNan floorDiv mod pow maximum minimum squaredDifference atan2 matMul dot equal notEqual
 greater greaterEqual less lessEqual logicalAnd logicalOr logicalXor prelu outerProduct`.split(/\s+/);
const REDUCE = 'sum mean max min prod all any logSumExp'.split(' ');

const OTHER = [
  ['argMax', 'x', 'axis?: number'],
  ['argMin', 'x', 'axis?: number'],
  ['reshape', 'x', 'shape: number[]'],
  ['transpose', 'x', 'perm?: number[]'],
  ['expandDims', 'x', 'axis?: number'],
  ['squeeze', 'x', 'axis?: number[]'],
  ['slice', 'x', 'begin: number | number[], size?: number | number[]'],
  ['gather', 'x', 'indices: TensorArg, axis?: number'],
  ['tile', 'x', 'reps: number[]'],
  ['clipByValue', 'x', 'min: number, max: number'],
  ['norm', 'x', 'ord?: number | string, axis?: number | number[], keepDims?: boolean'],
  ['cumsum', 'x', 'axis?: number'],
  ['broadcastTo', 'x', 'shape: number[]'],
  ['cast', 'x', 'dtype: DataType'],
];
const SHARED = [
  ...UNARY.map((name) => [name, 'x', '']),
  ...BINARY.map((name) => [name, 'a', 'b: TensorArg']),
  ...REDUCE.map((name) => [name, 'x', 'axis?: number | number[], keepDims?: boolean']),
  ...OTHER,
];

export const temporaryEngineTypes = `
export type DataType = 'float32' | 'float64' | 'int32' | 'bool' | 'string' | 'complex64';
export type Values = number | boolean | string | readonly Values[];
export type TensorLike = Values | Float32Array | Float64Array | Int32Array | Uint8Array;
type TensorArg = Tensor | TensorLike;
export enum Rank { R0 = 'R0', R1 = 'R1', R2 = 'R2', R3 = 'R3', R4 = 'R4', R5 = 'R5', R6 = 'R6' }
export class Tensor<R extends Rank = Rank> {
  readonly id: number;
  readonly dtype: DataType;
  readonly shape: number[];
  readonly size: number;
  readonly rank: number;
  readonly rankType: R;
  readonly isDisposed: boolean;
  dataSync(): any;
  arraySync(): any;
  data(): Promise<any>;
  array(): Promise<any>;
  bufferSync(): any;
  print(verbose?: boolean): void;
  dispose(): void;
  toString(): string;
  as1D(): Tensor1D;
  as2D(rows: number, columns: number): Tensor2D;
  concat(others: Tensor | Tensor[], axis?: number): Tensor;
  stack(others: Tensor | Tensor[], axis?: number): Tensor;
  where(condition: TensorArg, other: TensorArg): Tensor;
${SHARED.map(([name, , rest]) => `  ${name}(${rest}): Tensor;`).join('\n')}
}
export type Scalar = Tensor<Rank.R0>;
export type Tensor1D = Tensor<Rank.R1>;
export type Tensor2D = Tensor<Rank.R2>;
export type Tensor3D = Tensor<Rank.R3>;
export type Tensor4D = Tensor<Rank.R4>;
export class Variable<R extends Rank = Rank> extends Tensor<R> {
  constructor(initialValue: TensorArg, trainable?: boolean, name?: string, dtype?: DataType);
  readonly trainable: boolean;
  readonly name: string;
  assign(value: TensorArg): this;
  assignAdd(delta: TensorArg): this;
  assignSub(delta: TensorArg): this;
}
${SHARED.map(([name, x, rest]) => `export function ${name}(${x}: TensorArg${rest === '' ? '' : `, ${rest}`}): Tensor;`).join('\n')}
export function addN(tensors: Tensor[]): Tensor;
export function concat(tensors: TensorArg[], axis?: number): Tensor;
export function stack(tensors: TensorArg[], axis?: number): Tensor;
export function unstack(x: TensorArg, axis?: number): Tensor[];
export function split(x: TensorArg, sizes: number | number[], axis?: number): Tensor[];
export function where(condition: TensorArg, a: TensorArg, b: TensorArg): Tensor;
export function oneHot(indices: TensorArg, depth: number): Tensor;
export function tensor(values: TensorLike, shape?: number[], dtype?: DataType): Tensor;
export function tensor1d(values: TensorLike, dtype?: DataType): Tensor1D;
export function tensor2d(values: TensorLike, shape?: number[], dtype?: DataType): Tensor2D;
export function tensor3d(values: TensorLike, shape?: number[], dtype?: DataType): Tensor3D;
export function constant(values: TensorLike, shape?: number[], dtype?: DataType): Tensor;
export function scalar(value: number | boolean | string, dtype?: DataType): Scalar;
export function zeros(shape: number[], dtype?: DataType): Tensor;
export function ones(shape: number[], dtype?: DataType): Tensor;
export function fill(shape: number[], value: number, dtype?: DataType): Tensor;
export function eye(rows: number, columns?: number): Tensor2D;
export function linspace(start: number, stop: number, num: number): Tensor1D;
export function range(start: number, stop: number, step?: number, dtype?: DataType): Tensor1D;
export function randomNormal(shape: number[], mean?: number, stdDev?: number, dtype?: DataType, seed?: number): Tensor;
export function randomUniform(shape: number[], min?: number, max?: number, dtype?: DataType, seed?: number): Tensor;
export function variable(initialValue: TensorArg, trainable?: boolean, name?: string, dtype?: DataType): Variable;
export function print(x: Tensor): void;
export function tidy<T>(fn: () => T): T;
export function keep<T extends Tensor>(x: T): T;
export function dispose(x: unknown): void;
export function stopGradient<T extends Tensor>(x: T): T;
export function customGrad(fn: (...inputs: any[]) => { value: Tensor; gradFunc: (dy: Tensor, saved: Tensor[]) => Tensor | Tensor[] }): (...inputs: Tensor[]) => Tensor;
export function grad(f: (x: Tensor) => Tensor): (x: TensorArg, dy?: TensorArg) => Tensor;
export function grads(f: (...args: Tensor[]) => Tensor): (args: TensorArg[], dy?: TensorArg) => Tensor[];
export function valueAndGrad(f: (x: Tensor) => Tensor): (x: Tensor, dy?: Tensor) => { value: Tensor; grad: Tensor };
export function valueAndGrads(f: (...args: Tensor[]) => Tensor): (args: Tensor[], dy?: Tensor) => { value: Tensor; grads: Tensor[] };
export function variableGrads(f: () => Scalar, variables?: Variable[]): { value: Scalar; grads: { [name: string]: Tensor } };
export type Nest<T> = T | readonly Nest<T>[] | { readonly [key: string]: Nest<T> };
export type GradientOf<S> = S extends Tensor ? Tensor | null : { -readonly [K in keyof S]: GradientOf<S[K]> };
export interface GradientTapeOptions {
  persistent?: boolean;
  watchAccessedVariables?: boolean;
}
export interface GradientOptions {
  outputGradients?: Nest<Tensor>;
  unconnectedGradients?: 'none' | 'zero';
}
export class GradientTape {
  constructor(options?: GradientTapeOptions);
  record<T>(fn: (tape: this) => T): T;
  watch(tensors: Nest<Tensor>): void;
  watchedVariables(): Variable[];
  stopRecording<T>(fn: () => T): T;
  reset(): void;
  gradient<S extends Nest<Tensor>>(target: Nest<Tensor>, sources: S, options?: GradientOptions): GradientOf<S>;
  jacobian<S extends Nest<Tensor>>(target: Tensor, sources: S, options?: Pick<GradientOptions, 'unconnectedGradients'>): GradientOf<S>;
  batchJacobian(target: Tensor, source: Tensor, options?: Pick<GradientOptions, 'unconnectedGradients'>): Tensor | null;
  dispose(): void;
  [Symbol.dispose](): void;
}
export function gradientTape(options?: GradientTapeOptions): GradientTape;
export function record<T>(tapes: readonly GradientTape[], fn: () => T): T;
export class Optimizer {
  minimize(f: () => Scalar, returnCost?: boolean, variables?: Variable[]): Scalar | null;
  applyGradients(gradients: { [name: string]: Tensor | null } | { name: string; tensor: Tensor | null }[]): void;
}
export namespace train {
  function sgd(learningRate: number): Optimizer;
  function momentum(learningRate: number, momentum: number): Optimizer;
  function adam(learningRate?: number): Optimizer;
}
export namespace losses {
  function meanSquaredError(labels: TensorArg, predictions: TensorArg): Tensor;
}
import * as everything from 'tapescope';
export { everything as default };
`;
