/** @file Functions that need more than a line in a table: what makes tensors, tapes and optimizers. */

import { INTEGER, itemOf, join, tensor, type Dtype, type Kind } from '../kinds';
import type { Argument } from '../python/syntax';
import { bind, trimmed } from './arguments';
import { SELF, type Scope } from './context';
import { expression } from './expressions';
import { copyOf, elementsOf, rounded, shapeText, tableCall } from './library';
import { condition } from './operators';
import { bracketed, present, primary, quoted, receiver, Unconvertible, type Value } from './value';

type Special = (args: readonly Argument[], scope: Scope, path: string) => Value;

export const SPECIAL: Readonly<Record<string, Special>> = {
  'tf.constant': constant,
  'tf.convert_to_tensor': constant,
  'tf.Variable': variable,
  'np.array': (args, scope) => array(args, scope),
  'np.asarray': (args, scope) => array(args, scope),
  'np.float32': (args, scope) => primary(first(args, scope).code, { type: 'number', isFloat: true }),
  'np.float64': (args, scope) => primary(first(args, scope).code, { type: 'number', isFloat: true }),
  'tf.zeros': filled('zeros'),
  'tf.ones': filled('ones'),
  'np.zeros': filled('zeros'),
  'np.ones': filled('ones'),
  'np.eye': (args, scope) => primary(`tf.eye(${first(args, scope).code})`, tensor('float32', 2, { numpy: true })),
  'tf.range': range,
  'np.arange': range,
  'tf.linspace': linspace,
  'np.linspace': linspace,
  'tf.cast': cast,
  'tf.shape': (args, scope) => primary(`${receiver(first(args, scope))}.shape`, { type: 'shape' }),
  'tf.size': (args, scope) => primary(`${receiver(first(args, scope))}.size`, INTEGER),
  'tf.rank': (args, scope) => primary(`${receiver(first(args, scope))}.rank`, INTEGER),
  'tf.reduce_prod': shapeProduct,
  'tf.linalg.global_norm': norms,
  'tf.tensordot': tensordot,
  'np.round': roundedTo,
  'np.around': roundedTo,
  'tf.GradientTape': tape,
  'tf.print': (args, scope) => {
    const values = args.filter(({ keyword }) => keyword === null).map(({ value }) => expression(value, scope));
    const kept = values.map((value) =>
      value.kind.type === 'tensor'
        ? `${receiver(value)}.${value.kind.rank === 0 ? 'dataSync()[0]!' : 'arraySync()'}`
        : value.code,
    );
    return primary(`console.log(${kept.join(', ')})`, { type: 'none' });
  },
  'tf.function': (args, scope) => first(args, scope),
  'tf.cond': chosen,
  'tf.map_fn': mapped,
  'tf.while_loop': () => {
    throw new Unconvertible('tf.while_loop is for graphs; a while does it here');
  },
  'tf.random.set_seed': seeded,
  'np.random.seed': seeded,
  ...optimizers('SGD', 'learning_rate=0.01 momentum', (rate, momentum) =>
    momentum === undefined ? `sgd(${rate})` : `momentum(${rate}, ${momentum})`,
  ),
  ...optimizers('Adam', 'learning_rate=0.001 beta_1 beta_2 epsilon', (...args) => `adam(${trimmed(args).join(', ')})`),
  ...optimizers(
    'Adagrad',
    'learning_rate=0.001 initial_accumulator_value',
    (...args) => `adagrad(${trimmed(args).join(', ')})`,
  ),
  ...optimizers(
    'RMSprop',
    'learning_rate=0.001 rho=0.9 momentum epsilon',
    (...args) => `rmsprop(${trimmed(args).join(', ')})`,
  ),
  ...optimizers(
    'Adamax',
    'learning_rate=0.001 beta_1 beta_2 epsilon',
    (...args) => `adamax(${trimmed(args).join(', ')})`,
  ),
  ...optimizers('Adadelta', 'learning_rate=0.001 rho epsilon', (...args) => `adadelta(${trimmed(args).join(', ')})`),
};

function first(args: readonly Argument[], scope: Scope): Value {
  const [one] = args;
  if (!one) throw new Unconvertible('an argument is missing');
  return expression(one.value, scope);
}

function seeded(): Value {
  throw new Unconvertible('the random numbers here are others; a snippet draws the same ones in every run as it is');
}

/** How many axes a nest of lists has, and whether its numbers are integers, which makes it int32. */
function nestOf(kind: Kind): { dtype: Dtype | null; rank: number | null; isFloat: boolean | null } {
  let rank = 0;
  let inner = kind;
  while (inner.type === 'list' || inner.type === 'tuple') {
    rank++;
    inner = itemOf(inner);
  }
  if (inner.type === 'number')
    return { dtype: inner.isFloat === null ? null : inner.isFloat ? 'float32' : 'int32', rank, isFloat: inner.isFloat };
  if (inner.type === 'boolean') return { dtype: 'bool', rank, isFloat: null };
  if (inner.type === 'string') return { dtype: 'string', rank, isFloat: null };
  if (inner.type === 'tensor')
    return { dtype: inner.dtype, rank: inner.rank === null ? null : inner.rank + rank, isFloat: null };
  return { dtype: null, rank: null, isFloat: null };
}

function dtypeOf(values: ReadonlyMap<string, Value>): Dtype | null {
  const kind = values.get('dtype')?.kind;
  if (kind === undefined || kind.type === 'none') return null;
  if (kind.type === 'dtype') return kind.dtype;
  const text = /^'(float32|float64|int32|bool|string|complex64)'$/.exec(values.get('dtype')?.code ?? '')?.[1];
  if (text === undefined) throw new Unconvertible('its dtype is not written out, or does not exist here');
  return text as Dtype;
}

function constant(args: readonly Argument[], scope: Scope): Value {
  const values = bind(args, 'value dtype shape', scope, 'tf.constant');
  const value = values.get('value');
  if (!value) throw new Unconvertible('tf.constant is given no value');
  const told = dtypeOf(values);
  const { kind } = value;
  if (kind.type === 'tensor') {
    const result = tensor(told ?? kind.dtype, kind.rank);
    return primary(told === null ? `${receiver(value)}.clone()` : `${receiver(value)}.cast('${told}')`, result);
  }
  if (hasTensors(kind)) return primary(`tf.stack(${value.code})`, tensor(told, null));
  const nest = nestOf(kind);
  const shape = values.get('shape');
  const written = told ?? (nest.dtype === 'int32' ? 'int32' : null);
  const dtype = told ?? nest.dtype;
  if (shape) {
    const isOne = kind.type === 'number';
    const code = isOne
      ? `tf.fill(${shapeText(shape)}, ${value.code}${quotedDtype(written)})`
      : `tf.constant(${value.code}, ${shapeText(shape)}${quotedDtype(written)})`;
    return primary(code, tensor(dtype, shape.kind.type === 'tuple' ? shape.kind.items.length : null));
  }
  const more = written === null || written === 'float32' ? '' : `, undefined, '${written}'`;
  return primary(`tf.constant(${value.code}${more})`, tensor(dtype, nest.rank));
}

function quotedDtype(dtype: Dtype | null): string {
  return dtype === null || dtype === 'float32' ? '' : `, '${dtype}'`;
}

function hasTensors(kind: Kind): boolean {
  const item = kind.type === 'list' || kind.type === 'tuple' ? itemOf(kind) : kind;
  return item.type === 'tensor' || ((item.type === 'list' || item.type === 'tuple') && hasTensors(item));
}

function variable(args: readonly Argument[], scope: Scope): Value {
  const names = args.find(({ keyword }) => keyword === 'name');
  const rest = args.filter(({ keyword }) => !['name', 'shape', 'validate_shape'].includes(keyword ?? ''));
  const values = bind(
    rest,
    'value|initial_value trainable validate_shape caching_device label variable_def dtype',
    scope,
    'tf.Variable',
  );
  const value = values.get('value');
  if (!value) throw new Unconvertible('tf.Variable is given no first value');
  const told = dtypeOf(values);
  const { kind } = value;
  const nest = kind.type === 'tensor' ? { dtype: kind.dtype, rank: kind.rank } : nestOf(kind);
  const needsDtype =
    told !== null
      ? told !== (kind.type === 'tensor' ? kind.dtype : 'float32')
      : kind.type !== 'tensor' && nest.dtype === 'int32';
  const dtype = told ?? nest.dtype;
  const trainable = values.get('trainable')?.code;
  const name = names ? ownName(expression(names.value, scope).code, scope) : undefined;
  const isPlain = trainable === undefined || trainable === 'true';
  const codes = trimmed([
    hasTensors(kind) && kind.type !== 'tensor' ? `tf.stack(${value.code})` : present(value),
    isPlain && name === undefined && !needsDtype ? undefined : (trainable ?? 'true'),
    name,
    needsDtype && dtype !== null ? quoted(dtype) : undefined,
  ]);
  return primary(`tf.variable(${codes.join(', ')})`, tensor(dtype, nest.rank, { variable: true }));
}

/** TensorFlow.js wants each name but once; a method may run for many objects. */
function ownName(name: string, scope: Scope): string | undefined {
  const { program } = scope;
  if (!scope.knows(SELF) && !program.variableNames.has(name)) {
    program.variableNames.add(name);
    return name;
  }
  program.notes.add('Names of Variables are left out where several may have the same: here a name belongs to one.');
  return undefined;
}

/** The branches of `tf.cond` are functions of nothing. */
function chosen(args: readonly Argument[], scope: Scope): Value {
  const [test, ...branches] = args.filter(({ keyword }) => keyword !== 'name').map(({ value }) => value);
  const [then, otherwise] = branches.map((one) =>
    one.type === 'lambda' && one.parameters.length === 0 ? expression(one.body, scope) : null,
  );
  if (!test || !then || !otherwise || branches.length !== 2)
    throw new Unconvertible('tf.cond is for graphs; an if does it here');
  const code = `${condition(test, scope)} ? ${then.code} : ${otherwise.code}`;
  return { code, kind: join(then.kind, otherwise.kind), binds: 'loose' };
}

/** `tf.reduce_prod(x.shape)` is a number of elements, which sizes are made of; of tensors it is an op. */
function shapeProduct(args: readonly Argument[], scope: Scope, path: string): Value {
  const [of] = args;
  const shape = of && args.length === 1 ? expression(of.value, scope) : null;
  return shape?.kind.type === 'shape' ? elementsOf(shape) : tableCall(path, args, scope);
}

/** Over the last axis of one and the first of the other, which is `dot`. */
function tensordot(args: readonly Argument[], scope: Scope): Value {
  const values = bind(args, 'a b axes', scope, 'tf.tensordot');
  const [a, b] = [values.get('a'), values.get('b')];
  const isFlat = [a, b].every((one) => one?.kind.type !== 'tensor' || one.kind.rank === null || one.kind.rank <= 2);
  if (!a || !b || values.get('axes')?.code !== '1' || !isFlat)
    throw new Unconvertible('tf.tensordot is converted of vectors and matrices with axes=1; tf.einsum does the others');
  const ranks = [a, b].map(({ kind }) => (kind.type === 'tensor' ? kind.rank : null));
  const rank = ranks.every((one) => one !== null) ? ranks.reduce((sum: number, one) => sum + Number(one), -2) : null;
  const dtype = a.kind.type === 'tensor' ? a.kind.dtype : null;
  return primary(`tf.dot(${present(a)}, ${present(b)})`, tensor(dtype, rank));
}

/** √Σ‖g‖² over a list of tensors. */
function norms(args: readonly Argument[], scope: Scope): Value {
  const list = first(args, scope);
  const item = itemOf(list.kind);
  if (list.kind.type !== 'list' || item.type !== 'tensor')
    throw new Unconvertible('tf.linalg.global_norm is converted of a list of tensors');
  const squares = `${bracketed(list)}.map((one) => tf.sum(tf.square(one${item.nullable ? '!' : ''})))`;
  return primary(`tf.sqrt(tf.addN(${squares}))`, tensor(item.dtype, 0));
}

function roundedTo(args: readonly Argument[], scope: Scope, path: string): Value {
  const values = bind(args, 'x|a decimals', scope, path);
  const value = values.get('x');
  if (!value) throw new Unconvertible(`${path} is given nothing`);
  const digits = values.get('decimals');
  const { kind } = value;
  if (kind.type === 'number')
    return primary(`Number(${bracketed(value)}.toFixed(${digits?.code ?? '0'}))`, { type: 'number', isFloat: true });
  if (kind.type !== 'tensor') throw new Unconvertible(`${path} is converted of numbers and arrays`);
  const code = rounded(kind.numpy ? receiver(value) : copyOf(value, kind), digits, kind).code;
  const copied = rounded(value.copied ?? receiver(value), digits, kind).code;
  return { ...primary(code, { ...kind, numpy: true, variable: false, nullable: false }), copied };
}

/** Row by row. */
function mapped(args: readonly Argument[], scope: Scope): Value {
  const [given, rows, ...more] = args;
  if (given?.value.type !== 'lambda' || !rows || more.length > 0)
    throw new Unconvertible('tf.map_fn is converted where it is given a lambda and one tensor');
  const [row] = given.value.parameters;
  const elements = expression(rows.value, scope);
  if (elements.kind.type !== 'tensor' || !row || given.value.parameters.length !== 1)
    throw new Unconvertible('tf.map_fn is converted where it is given a lambda and one tensor');
  scope.program.facts(given.value, scope, new Set([row.name])).scope.learn(row.name, itemOf(elements.kind));
  const f = expression(given.value, scope);
  return primary(`tf.stack(tf.unstack(${present(elements)}).map(${f.code}))`, tensor(null, null));
}

/** NumPy's floats are float64, and so are tensors made of them. */
function array(args: readonly Argument[], scope: Scope): Value {
  const values = bind(args, 'value dtype', scope, 'np.array');
  const value = values.get('value');
  if (!value) throw new Unconvertible('np.array is given no value');
  const told = dtypeOf(values);
  if (value.kind.type === 'tensor') return primary(value.code, { ...value.kind, numpy: true, variable: false });
  const item = itemOf(value.kind);
  if (item.type === 'tensor' && item.numpy && (value.kind.type === 'list' || value.kind.type === 'tuple'))
    return primary(`tf.stack(${value.code})`, { ...item, rank: item.rank === null ? null : item.rank + 1 });
  if (hasTensors(value.kind)) throw new Unconvertible('np.array of tensors is not converted');
  const nest = nestOf(value.kind);
  const dtype = told ?? (nest.dtype === 'float32' ? 'float64' : nest.dtype);
  const more =
    dtype === null || dtype === 'float32' || dtype === 'bool' || dtype === 'string' ? '' : `, undefined, '${dtype}'`;
  return primary(`tf.tensor(${value.code}${more})`, tensor(dtype, nest.rank, { numpy: true }));
}

function filled(ts: 'zeros' | 'ones'): Special {
  return (args, scope, path) => {
    const values = bind(args, 'shape dtype', scope, path);
    const shape = values.get('shape');
    if (!shape) throw new Unconvertible(`${path} is given no shape`);
    const isNumpy = path.startsWith('np.');
    const dtype = dtypeOf(values) ?? (isNumpy ? 'float64' : 'float32');
    const rank = shape.kind.type === 'tuple' ? shape.kind.items.length : shape.kind.type === 'number' ? 1 : null;
    return primary(`tf.${ts}(${shapeText(shape)}${quotedDtype(dtype)})`, tensor(dtype, rank, { numpy: isNumpy }));
  };
}

function range(args: readonly Argument[], scope: Scope, path: string): Value {
  const positional = args.filter(({ keyword }) => keyword === null).length;
  const values = bind(args, positional === 1 ? 'stop|limit dtype' : 'start stop|limit step|delta dtype', scope, path);
  const parts = ['start', 'stop', 'step'].map((one) => values.get(one));
  const kinds = parts.map((value) => value?.kind);
  const isFloat = kinds.some((kind) => kind?.type === 'number' && kind.isFloat === true);
  const isInteger = kinds.every((kind) => kind === undefined || (kind.type === 'number' && kind.isFloat === false));
  const isNumpy = path.startsWith('np.');
  const dtype = dtypeOf(values) ?? (isInteger ? 'int32' : isFloat ? (isNumpy ? 'float64' : 'float32') : 'float32');
  const [start, stop, step] = parts;
  if (!stop) throw new Unconvertible(`${path} has no end`);
  if (dtype === 'string' || dtype === 'complex64') throw new Unconvertible(`${path} has no such dtype`);
  const codes = [start?.code ?? '0', stop.code, step?.code, dtype === 'float32' ? undefined : `'${dtype}'`];
  return primary(`tf.range(${trimmed(codes).join(', ')})`, tensor(dtype, 1, { numpy: isNumpy }));
}

function linspace(args: readonly Argument[], scope: Scope, path: string): Value {
  const values = bind(args, 'start stop num', scope, path);
  const [start, stop] = [values.get('start'), values.get('stop')];
  if (!start || !stop) throw new Unconvertible(`${path} lacks an end`);
  const count = values.get('num')?.code ?? '50';
  if (!path.startsWith('np.'))
    return primary(`tf.linspace(${start.code}, ${stop.code}, ${count})`, tensor('float32', 1));
  // The engine's linspace is float32; NumPy's numbers are float64.
  const made = `Array.from({ length: ${count} }, (_, i) => ${start.code} + (i * (${stop.code} - ${/^\d/.test(start.code) ? start.code : `(${start.code})`})) / (${count} - 1))`;
  return primary(`tf.tensor(${made}, undefined, 'float64')`, tensor('float64', 1, { numpy: true }));
}

function cast(args: readonly Argument[], scope: Scope): Value {
  const values = bind(args, 'x dtype', scope, 'tf.cast');
  const x = values.get('x');
  const dtype = dtypeOf(values);
  if (!x || dtype === null) throw new Unconvertible('tf.cast lacks a value or a dtype');
  if (x.kind.type === 'number' || x.kind.type === 'boolean')
    return primary(`tf.scalar(${x.code}${quotedDtype(dtype)})`, tensor(dtype, 0));
  return primary(`tf.cast(${present(x)}, '${dtype}')`, tensor(dtype, x.kind.type === 'tensor' ? x.kind.rank : null));
}

function tape(args: readonly Argument[], scope: Scope): Value {
  const values = bind(args, 'persistent watch_accessed_variables', scope, 'tf.GradientTape');
  const options: string[] = [];
  const persistent = values.get('persistent')?.code;
  const watching = values.get('watch_accessed_variables')?.code;
  if (persistent !== undefined && persistent !== 'false') options.push(`persistent: ${persistent}`);
  if (watching !== undefined && watching !== 'true') options.push(`watchAccessedVariables: ${watching}`);
  const code = options.length === 0 ? 'new tf.GradientTape()' : `new tf.GradientTape({ ${options.join(', ')} })`;
  return primary(code, { type: 'tape', persistent: persistent === 'true' });
}

function optimizers(
  name: string,
  params: string,
  made: (...args: (string | undefined)[]) => string,
): Record<string, Special> {
  const defaults = params.split(' ').map((one) => one.split('=') as [string, string | undefined]);
  const special: Special = (args, scope, path) => {
    const values = bind(args, defaults.map(([param]) => param).join(' '), scope, path);
    return primary(`tf.train.${made(...defaults.map(([param, value]) => values.get(param)?.code ?? value))}`, {
      type: 'optimizer',
    });
  };
  return Object.fromEntries(
    ['tf.keras.optimizers.', 'tf.optimizers.', 'tf.keras.optimizers.legacy.'].map((prefix) => [prefix + name, special]),
  );
}
