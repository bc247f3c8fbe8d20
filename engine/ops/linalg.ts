/** @file tf.linalg: linear algebra, as TF.js groups it. */

import { bandPart } from './linalg/bandPart';
import { gramSchmidt } from './linalg/gramSchmidt';
import { qr } from './linalg/qr';

export const linalg = {
  bandPart,
  gramSchmidt,
  qr,
};
