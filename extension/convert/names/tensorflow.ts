/** @file TensorFlow's functions (`tf.`) and what they are called here. `tf.math.x` is looked up as `x` too. */

import { rows, type Signature, type Table } from './signature';

const UNARY =
  'abs acos acosh asin asinh atan atanh ceil cos cosh erf exp expm1 floor log log1p negative:neg reciprocal round rsqrt sigmoid sign sin sinh softplus sqrt square tan tanh lgamma digamma zeros_like ones_like identity stop_gradient erfinv rint log_sigmoid nn.relu nn.relu6 nn.elu nn.selu nn.sigmoid nn.tanh nn.softplus keras.activations.relu keras.activations.sigmoid keras.activations.tanh keras.activations.softplus keras.activations.elu keras.activations.selu';

export const TENSORFLOW: Table = {
  ...rows(UNARY, 'x|input|features', 'same'),
  ...rows(
    'add subtract:sub multiply:mul divide:div truediv:div pow maximum minimum squared_difference atan2 floordiv:floorDiv floormod:mod mod divide_no_nan:divNoNan xlogy xdivy',
    'x|a|y0 y|b|x0',
    'same',
  ),
  ...rows('greater greater_equal less less_equal equal not_equal logical_and logical_or logical_xor', 'x y', 'boolean'),
  ...rows('logical_not is_nan:isNaN is_inf:isInf is_finite', 'x', 'boolean'),
  ...rows(
    'reduce_sum:sum reduce_mean:mean reduce_max:max reduce_min:min reduce_prod:prod reduce_logsumexp:logSumExp',
    'x|input_tensor axis|reduction_indices keepdims|keep_dims',
    'reduced',
  ),
  ...rows('reduce_any:any reduce_all:all', 'x|input_tensor axis keepdims', 'reduced', { dtype: 'bool' }),
  reduce_variance: {
    ts: 'tf.moments($x, $axis, $keepdims).variance',
    params: 'x|input_tensor axis keepdims',
    result: 'reduced',
  },
  reduce_std: {
    ts: 'tf.sqrt(tf.moments($x, $axis, $keepdims).variance)',
    params: 'x|input_tensor axis keepdims',
    result: 'reduced',
  },
  ...rows('norm linalg.norm', 'x|tensor ord axis keepdims', 'reduced'),
  ...rows('matmul:matMul linalg.matmul:matMul', 'a b transpose_a transpose_b', 'same'),
  'linalg.matvec': { ts: 'tf.squeeze(tf.matMul($a, tf.expandDims($b, -1)), [-1])', params: 'a b', result: 'tensor' },
  ...rows('linalg.inv:linalg.inv linalg.cholesky:linalg.cholesky', 'x|input', 'same'),
  ...rows(
    'linalg.det:linalg.det linalg.trace:linalg.trace linalg.logdet:linalg.logdet linalg.diag_part:linalg.diagPart',
    'x|input',
    'tensor',
  ),
  trace: { ts: 'linalg.trace', params: 'x', result: 'tensor' },
  'linalg.diag': { ts: 'linalg.diag', params: 'x|diagonal', result: 'tensor' },
  ...rows('linalg.solve:linalg.solve', 'a|matrix b|rhs', 'tensor'),
  einsum: { ts: 'einsum', params: 'equation *inputs', result: 'tensor' },
  ...rows('reshape', 'tensor shape', 'tensor'),
  ...rows('transpose linalg.matrix_transpose:transpose', 'a perm', 'same'),
  ...rows('expand_dims', 'input axis', 'tensor'),
  ...rows('squeeze', 'input axis', 'tensor'),
  ...rows('concat stack', 'values axis', 'tensor'),
  unstack: { ts: 'unstack', params: 'value num axis', result: 'tensors', order: 'value axis' },
  ...rows('split', 'value num_or_size_splits axis', 'tensors'),
  ...rows('tile', 'input multiples', 'tensor'),
  gather: {
    ts: 'gather',
    params: 'params indices validate_indices axis batch_dims',
    order: 'params indices axis batch_dims',
    result: 'tensor',
  },
  ...rows('gather_nd:gatherND', 'params indices', 'tensor'),
  ...rows('slice', 'input_ begin size', 'tensor'),
  where: { ts: 'where', params: 'condition x y', result: 'same' },
  ...rows('clip_by_value', 't clip_value_min clip_value_max', 'same'),
  clip_by_norm: {
    ts: 'tf.mul($t, tf.div($clip_norm, tf.maximum(tf.norm($t), $clip_norm)))',
    params: 't clip_norm',
    result: 'same',
  },
  one_hot: { ts: "tf.oneHot(tf.cast($indices, 'int32'), $depth)", params: 'indices depth', result: 'tensor' },
  ...rows('cumsum cumprod', 'x axis exclusive reverse', 'same'),
  ...rows('argmax:argMax argmin:argMin', 'input axis', 'integer'),
  ...rows('sort argsort', 'values axis', 'same'),
  ...rows('reverse', 'tensor axis', 'same'),
  ...rows('pad', 'tensor paddings', 'tensor'),
  ...rows('broadcast_to', 'input shape', 'tensor'),
  ...rows('add_n', 'inputs', 'tensor'),
  eye: { ts: 'eye', params: 'num_rows num_columns', result: 'tensor', dtype: 'float32' },
  fill: { ts: 'fill', params: 'shape|dims value', result: 'tensor' },
  'random.normal': { ts: 'randomNormal', params: 'shape mean stddev dtype seed', result: 'tensor', dtype: 'float32' },
  'random.truncated_normal': {
    ts: 'truncatedNormal',
    params: 'shape mean stddev dtype seed',
    result: 'tensor',
    dtype: 'float32',
  },
  'random.uniform': {
    ts: 'randomUniform',
    params: 'shape minval maxval dtype seed',
    result: 'tensor',
    dtype: 'float32',
  },
  'nn.softmax': { ts: 'softmax', params: 'logits axis', result: 'same' },
  'nn.log_softmax': { ts: 'logSoftmax', params: 'logits axis', result: 'same' },
  'nn.leaky_relu': { ts: 'leakyRelu', params: 'features|x alpha', result: 'same' },
  'nn.l2_loss': { ts: 'tf.sum(tf.square($t)).div(2)', params: 't', result: 'reduced' },
  'nn.bias_add': { ts: 'add', params: 'value bias', result: 'same' },
  'nn.silu': { ts: 'tf.mul($x, tf.sigmoid($x))', params: 'x|features', result: 'same' },
  'nn.softmax_cross_entropy_with_logits': {
    ts: 'tf.neg(tf.sum(tf.mul($labels, tf.logSoftmax($logits)), -1))',
    params: 'labels logits',
    result: 'tensor',
  },
  'nn.sparse_softmax_cross_entropy_with_logits': {
    ts: "tf.neg(tf.sum(tf.mul(tf.oneHot(tf.cast($labels, 'int32'), $logits.shape.at(-1)!), tf.logSoftmax($logits)), -1))",
    params: 'labels logits',
    result: 'tensor',
  },
  'nn.sigmoid_cross_entropy_with_logits': {
    ts: 'tf.sub(tf.softplus($logits), tf.mul($labels, $logits))',
    params: 'labels logits',
    result: 'same',
  },
  ...rows(
    'keras.losses.mse keras.losses.mean_squared_error losses.mse losses.mean_squared_error',
    'y_true y_pred',
    'tensor',
    {
      ts: 'tf.mean(tf.squaredDifference($y_true, $y_pred), -1)',
    },
  ),
};

/** The line of `tf.<member>`. */
export function signatureOf(member: string): Signature | undefined {
  return TENSORFLOW[member] ?? TENSORFLOW[member.replace(/^(?:math|nn|linalg|random)\./, '')];
}
