/** @file tf.linalg: linear algebra on the last two axes. */

import { bandPart } from './linalg/bandPart';
import { cholesky } from './linalg/cholesky';
import { choleskySolve } from './linalg/choleskySolve';
import { det } from './linalg/det';
import { diag } from './linalg/diag';
import { diagPart } from './linalg/diagPart';
import { eigh, eigvalsh } from './linalg/eigh';
import { gramSchmidt } from './linalg/gramSchmidt';
import { inv } from './linalg/inv';
import { logdet } from './linalg/logdet';
import { qr } from './linalg/qr';
import { setDiag } from './linalg/setDiag';
import { slogdet } from './linalg/slogdet';
import { solve } from './linalg/solve';
import { trace } from './linalg/trace';
import { triangularSolve } from './linalg/triangularSolve';

export const linalg = {
  bandPart,
  cholesky,
  choleskySolve,
  det,
  diag,
  diagPart,
  eigh,
  eigvalsh,
  gramSchmidt,
  inv,
  inverse: inv,
  logdet,
  qr,
  setDiag,
  slogdet,
  solve,
  trace,
  triangularSolve,
};
