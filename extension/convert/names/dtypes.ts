/** @file The dtypes of TensorFlow and NumPy that exist here. The others are told, not replaced by a near one. */

import type { Dtype } from '../kinds';

export const DTYPES: Readonly<Record<string, Dtype | null>> = {
  float32: 'float32',
  float64: 'float64',
  double: 'float64',
  int32: 'int32',
  bool: 'bool',
  bool_: 'bool',
  string: 'string',
  complex64: 'complex64',
  float16: null,
  bfloat16: null,
  int8: null,
  int16: null,
  int64: null,
  uint8: null,
  uint16: null,
  uint32: null,
  complex128: null,
};
