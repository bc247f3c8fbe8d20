/** @file How ops treat dtypes: which are numbers, which is the common one of two, and TensorFlow's words where there is none. */

import { DTYPES, isFloating, type DataType, type NumericDataType } from '../../dtype';
import { convertToTensor, type TensorLike } from '../../convert';
import { Tensor } from '../../tensor';
import { cast } from '../cast';

/** The tensor's dtype, known to hold plain numbers. */
export function numericDtype(x: Tensor): NumericDataType {
  if (x.dtype === 'string' || x.dtype === 'complex64')
    throw new Error(`This op takes numbers, but got a ${x.dtype} tensor.`);
  return x.dtype;
}

/** The same where complex numbers are welcome. */
export function anyNumericDtype(x: Tensor): Exclude<DataType, 'string'> {
  return x.dtype === 'complex64' ? x.dtype : numericDtype(x);
}

/** One of two operands; a plain value beside a float64 tensor is float64, as literals are in Python (else TF.js's float32). */
export function convertOperand(
  x: Tensor | TensorLike,
  other: Tensor | TensorLike,
  argName: string,
  opName: string,
  takesComplex = false,
): Tensor {
  const isWide = !(x instanceof Tensor) && other instanceof Tensor && other.dtype === 'float64';
  return convertToTensor<Tensor>(
    x,
    argName,
    opName,
    isWide ? 'float64' : takesComplex ? 'complex_or_numeric' : 'numeric',
  );
}

/** For arguments that TF.js declares float32: float64 is as good, integers are refused, plain numbers become float32. */
export function convertToFloat(x: Tensor | TensorLike, argName: string, opName: string): Tensor {
  return x instanceof Tensor && x.dtype === 'float64' ? x : convertToTensor<Tensor>(x, argName, opName, 'float32');
}

/** A floating tensor as it is; integers and booleans as float32. */
export function toFloat(x: Tensor): Tensor {
  return isFloating(x.dtype) ? x : cast(x, 'float32');
}

/** `x` in `dtype`, without an op where it already is. */
export function castTo(x: Tensor, dtype: DataType): Tensor {
  return x.dtype === dtype ? x : cast(x, dtype);
}

const RANK: Readonly<Record<DataType, number>> = {
  string: -1,
  bool: 0,
  int32: 1,
  float32: 2,
  float64: 3,
  complex64: 4,
};
const TF_NAMES: Readonly<Record<DataType, string>> = {
  float32: 'float',
  float64: 'double',
  int32: 'int32',
  bool: 'bool',
  string: 'string',
  complex64: 'complex64',
};

/**
 * The dtype both operands are computed in: the higher of bool < int32 < float32 < float64, complex64. float32 beside float64 is refused
 * in TensorFlow's words, since neither rounding the one nor pretending precision in the other is what anyone meant.
 */
export function commonDtype(a: Tensor, b: Tensor, kernelName: string): Exclude<DataType, 'string'> {
  const left = anyNumericDtype(a);
  const right = anyNumericDtype(b);
  // complex64 is made of float32: that one fits it.
  const fits = (dtype: DataType, other: DataType) => other === 'complex64' && dtype === 'float32';
  if (left !== right && isFloating(left) && isFloating(right) && !fits(left, right) && !fits(right, left)) {
    throw new Error(
      `cannot compute ${kernelName} as input #1(zero-based) was expected to be a ${TF_NAMES[left]} tensor ` +
        `but is a ${TF_NAMES[right]} tensor [Op:${kernelName}]`,
    );
  }
  return RANK[left] >= RANK[right] ? left : right;
}

export function isDataType(text: string): text is DataType {
  return DTYPES.some((dtype) => dtype === text);
}

const HIGHEST: Readonly<Record<DataType, number>> = {
  float32: 3.4028234663852886e38,
  float64: Number.MAX_VALUE,
  int32: 2147483647,
  bool: 1,
  string: NaN,
  complex64: NaN,
};

/** The highest finite number of the dtype. */
export function highestOf(dtype: DataType): number {
  return HIGHEST[dtype];
}

/** The lowest finite number of the dtype. */
export function lowestOf(dtype: DataType): number {
  return dtype === 'int32' ? -2147483648 : dtype === 'bool' ? 0 : -HIGHEST[dtype];
}
