/** @file The dtypes a tensor can have, and the typed array each is stored in. */

export const DTYPES = ['float32', 'float64', 'int32', 'bool', 'string', 'complex64'] as const;
export type DataType = (typeof DTYPES)[number];

/** dtypes whose values are numbers in one typed array. */
export type NumericDataType = Exclude<DataType, 'string' | 'complex64'>;

/** What a non-scalar tensor keeps its values in; bool is 0 or 1 in a Uint8Array. */
export interface DataTypeMap {
  float32: Float32Array;
  float64: Float64Array;
  int32: Int32Array;
  bool: Uint8Array;
  string: string[];
  complex64: Float32Array;
}
export type TypedArray = Float32Array | Float64Array | Int32Array | Uint8Array;
export type TensorValues = TypedArray | string[];

/** Only floating and complex dtypes carry gradients. */
export function isFloating(dtype: DataType): boolean {
  return dtype === 'float32' || dtype === 'float64' || dtype === 'complex64';
}

/** How much memory one value takes; of a string, what points to it. */
export const BYTES_PER_VALUE: Readonly<Record<DataType, number>> = {
  float32: 4,
  float64: 8,
  int32: 4,
  bool: 1,
  string: 8,
  complex64: 8,
};
