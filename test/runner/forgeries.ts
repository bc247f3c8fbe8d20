/** @file Attempts to break the recorder or to make it write down what did not happen, as data: each is the body of a function. */

export const FORGERIES: readonly (readonly [name: string, code: string])[] = [
  // The hooks that the instrumented code calls.
  [
    'sites that are none',
    `for (const s of [1e9, -5, NaN, 0.5, '1', {}, null, undefined, 2 ** 31, Infinity]) { __hooks.at(s); __hooks.call(s, 1); __hooks.bind(s, tf.scalar(1)); __hooks.enter(s, 0); }`,
  ],
  [
    'loop turns that are none',
    `for (const t of [1e20, -7, NaN, '1', {}, null]) { __hooks.enter(0, t); tf.square(2); }`,
  ],
  ['frames left that were never entered', `for (let i = 0; i < 100; i++) __hooks.leave(); tf.square(2);`],
  ['frames entered and never left', `for (let i = 0; i < 1e5; i++) __hooks.enter(0, i); tf.square(2);`],
  ['other hooks', `__hooks.at = () => { throw 1; };`],
  ['hooks with traps', `Object.setPrototypeOf(__hooks, new Proxy({}, { get: () => { throw 1; } }));`],
  [
    'exports with traps',
    `Object.setPrototypeOf(__exports, new Proxy({}, { set: () => { throw 1; } })); Object.freeze(__exports);`,
  ],

  // Tensors that only look like ones.
  ['an object with the prototype of tensors', `tf.square(Object.create(tf.Tensor.prototype));`],
  [
    'a bare tensor bound to a name',
    `const t = Object.create(tf.Tensor.prototype); const list = [t, { t }]; void list;`,
  ],
  ['a tensor of no dtype', `tf.add(new tf.Tensor('evil', [2], NaN, new Float32Array(2)), 1);`],
  ['a tensor of no shape', `tf.square(new tf.Tensor('float32', 'evil', NaN, new Float32Array(2)));`],
  ['a shape with holes', `tf.square(new tf.Tensor('float32', [, 2], NaN, new Float32Array(2)));`],
  ['a shape of objects', `tf.square(new tf.Tensor('float32', [{ valueOf: () => 2 }], NaN, new Float32Array(2)));`],
  ['a shape of a thousand dimensions', `tf.ones(Array(1000).fill(1)).square();`],
  ['negative sizes', `tf.square(new tf.Tensor('float32', [-1], NaN, new Float32Array(0)));`],
  [
    'values that are objects',
    `const t = new tf.Tensor('float32', [2], NaN, { length: 2, 0: { a: 1 }, 1: () => 1, slice() { return this; } }); const u = t.add(1); void u;`,
  ],
  [
    'values that are a list of functions',
    `const t = new tf.Tensor('string', [2], NaN, [() => 1, {}]); const l = [t]; t.print();`,
  ],
  ['a string tensor of numbers', `const t = new tf.Tensor('string', [1], NaN, [1]); const l = [t];`],
  ['a scalar that is an object', `tf.square(new tf.Tensor('float32', [], { valueOf() { throw 1; } }, null));`],
  [
    'ids beyond all',
    `for (const id of [1e12, -1, NaN, 0.5, 2 ** 32, '1', {}, null]) { const t = tf.scalar(1); t.id = id; try { tf.square(t); } catch {} const l = [t]; }`,
  ],
  [
    'an id that is another tensor’s',
    `const a = tf.scalar(1), b = tf.scalar(2); b.id = a.id; b.gradId = a.gradId; tf.square(b);`,
  ],
  ['a shape changed afterwards', `const t = tf.ones([2, 2]); t.shape.push('evil'); tf.square(t);`],
  ['a shape replaced afterwards', `const t = tf.ones([2, 2]); t.shape = { length: 1e9 }; tf.square(t);`],
  ['a dtype replaced afterwards', `const t = tf.ones([2]); t.dtype = { toString() { throw 1; } }; tf.square(t);`],
  [
    'a getter that runs ops while a row is written',
    `const t = tf.scalar(1); Object.defineProperty(t, 'shape', { get() { tf.square(3); return []; } }); tf.square(t); const l = [t];`,
  ],
  [
    'a dtype that runs ops while a row is written',
    `const t = tf.scalar(1); let n = 0; Object.defineProperty(t, 'dtype', { get() { if (n++ < 50) tf.square(3); return 'float32'; } }); tf.square(t);`,
  ],
  [
    'an id that runs ops',
    `const t = tf.scalar(1), id = t.id; let n = 0; Object.defineProperty(t, 'id', { get() { if (n++ < 50) tf.square(3); return id; } }); tf.square(t); const l = [t];`,
  ],
  [
    'a tensor that describes itself as an object',
    `class T extends tf.Tensor { describe() { return { replaceAll: () => ({ length: 1 }), length: 1 }; } } const t = new T('float32', [], 1, null); console.log(t); console.dir(t); console.log('%o', t); console.table([t]); console.log([t]);`,
  ],
  ['a proxy around a tensor', `const p = new Proxy(tf.scalar(1), {}); tf.square(p); const l = [p];`],
  [
    'a proxy that throws when it is looked at',
    `const p = new Proxy({}, { getPrototypeOf() { throw 1; }, ownKeys() { throw 2; } }); const q = { p }; void q;`,
  ],
  [
    'a proxy that lies about its members',
    `const p = new Proxy({}, { ownKeys: () => Array.from({ length: 1e5 }, (_, i) => 'k' + i), getOwnPropertyDescriptor: () => ({ value: tf.scalar(1), configurable: true, enumerable: true }) }); const q = p;`,
  ],

  // Variables and tapes.
  ['a variable whose name is an object', `tf.variable(1, true, { toString: () => 'x'.repeat(1e6) });`],
  ['a variable whose name throws', `tf.variable(1, true, { toString() { throw 1; } });`],
  ['a variable whose name is long', `tf.variable(1, true, 'x'.repeat(1e7));`],
  ['a variable that is neither trainable nor not', `tf.variable(1, { a: () => 1 });`],
  [
    'a tape whose options are objects',
    `new tf.GradientTape({ persistent: { f: () => 1 }, watchAccessedVariables: [() => 1] }).record(() => tf.square(2));`,
  ],
  [
    'a tape that claims another’s number',
    `const t = new tf.GradientTape(); t.index = 1e9; t.record(() => tf.square(2)); const u = new tf.GradientTape(); u.index = -1; u.record(() => tf.square(2)); u.index = 'x';`,
  ],
  ['a tape that is none', `tf.record([{ record: (f) => f() }], () => tf.square(2));`],
  [
    'a tape that lies about what it saw',
    `class T extends tf.GradientTape { observe() { return { evil: 1 }; } } const t = new T(); t.record(() => tf.square(tf.variable(2)));`,
  ],
  [
    'a tape that is handed the op',
    `let seen; class T extends tf.GradientTape { observe(op) { seen = op; return true; } } new T().record(() => tf.square(tf.variable(2))); seen.name = 'evil'.repeat(1e6); seen.forward = () => tf.scalar(7); seen.gradient.kind = 'none';`,
  ],
  ['a tape started by hand', `const t = new tf.GradientTape(); t.start(); t.start?.(); t.stop?.(); t.resume?.();`],
  [
    'a tape asked in odd words',
    `const t = new tf.GradientTape({ persistent: true }); const x = tf.variable(1); const y = t.record(() => x.square()); for (const u of ['evil', {}, 1, null]) try { t.gradient(y, x, { unconnectedGradients: u }); } catch {}`,
  ],
  [
    'sources with long names',
    `const t = new tf.GradientTape({ persistent: true }); const x = tf.variable(1); const y = t.record(() => x.square()); t.gradient(y, { ['k'.repeat(1e7)]: x });`,
  ],
  [
    'a million sources',
    `const t = new tf.GradientTape({ persistent: true }); const x = tf.variable(1); const y = t.record(() => x.square()); t.gradient(y, Array(1e5).fill(x));`,
  ],
  [
    'an error whose message is an object',
    `const f = tf.customGrad((x) => ({ value: x.square(), gradFunc: () => { const e = new Error(); e.message = { f: () => 1 }; throw e; } })); tf.grad((x) => f(x))(tf.scalar(1));`,
  ],
  [
    'an error that is no error',
    `const f = tf.customGrad((x) => ({ value: x.square(), gradFunc: () => { throw { toString() { throw 1; } }; } })); tf.grad((x) => f(x))(tf.scalar(1));`,
  ],
  [
    'a custom gradient that gives no tensors',
    `for (const g of [null, 1, {}, 'x', [[]], () => 1, Object.create(tf.Tensor.prototype)]) try { tf.grad((x) => tf.customGrad((v) => ({ value: v.square(), gradFunc: () => g }))(x))(tf.scalar(1)); } catch {}`,
  ],
  [
    'a custom gradient whose value is none',
    `for (const value of [null, 1, {}, Object.create(tf.Tensor.prototype)]) try { tf.customGrad(() => ({ value, gradFunc: (dy) => dy }))(tf.scalar(1)); } catch {}`,
  ],
  [
    'a custom gradient that disposes everything',
    `tf.grad((x) => tf.customGrad((v) => ({ value: v.square(), gradFunc: (dy) => { tf.disposeVariables(); dy.dispose(); v.dispose(); return dy; } }))(x))(tf.scalar(1));`,
  ],
  [
    'a gradient inside a gradient rule',
    `const t = new tf.GradientTape({ persistent: true }); const x = tf.variable(1); const f = tf.customGrad((v) => ({ value: v.square(), gradFunc: (dy) => { t.gradient(y, x); return dy; } })); let y = x; let n = 0; y = t.record(() => f(x)); t.gradient(y, x);`,
  ],

  // The engine itself.
  ['ops replaced', `tf.square = () => 1;`],
  ['methods of tensors replaced', `tf.Tensor.prototype.square = () => 1;`],
  ['getters of tensors replaced', `Object.defineProperty(tf.Tensor.prototype, 'rank', { get: () => 'evil' });`],
  ['the storage replaced', `tf.Tensor.storage.scalar = () => ({ evil: 1 });`],
  ['snapshots replaced', `tf.Variable.prototype.snapshot = () => ({ evil: 1 });`],
  ['tapes replaced', `tf.GradientTape.prototype.answer = () => []; tf.GradientTape.prototype.observe = () => true;`],
  ['instanceof replaced', `Object.defineProperty(tf.Tensor, Symbol.hasInstance, { value: () => true });`],
  [
    'the prototype of classes replaced',
    `Object.setPrototypeOf(tf.Tensor.prototype, new Proxy({}, { get: () => { throw 1; } }));`,
  ],
  ['the default export replaced', `tf.default.square = () => 1;`],
  ['optimizers replaced', `tf.train.sgd = () => 1; tf.SGDOptimizer.prototype.applyGradients = () => 1;`],

  // Too much of everything.
  [
    'attributes without end',
    `const deep = (n) => (n ? Array(50).fill(deep(n - 1)) : 1); try { tf.softmax([1, 2], deep(4)); } catch {} try { tf.sum([1], deep(3)); } catch {} try { tf.reshape([1], deep(3)); } catch {}`,
  ],
  ['names with long paths', `const o = { ['k'.repeat(1e7)]: { ['l'.repeat(1e7)]: tf.scalar(1) } }; const p = o;`],
  [
    'names in great number',
    `const o = {}; for (let i = 0; i < 1e5; i++) o['k' + i] = tf.scalar(i); for (let i = 0; i < 50; i++) { const p = { ...o }; }`,
  ],
  ['warnings without end', `for (let i = 0; i < 1e4; i++) new tf.GradientTape().record(async () => 1);`],
  [
    'a deep recursion of ops',
    `const deep = (x) => { try { return deep(x.add(1)); } catch { return tf.square(x); } }; deep(tf.scalar(1));`,
  ],
  [
    'a deep recursion of tapes',
    `const deep = (x) => new tf.GradientTape().record(() => deep(x.add(1))); try { deep(tf.variable(1)); } catch {}`,
  ],
  [
    'a deep recursion of names',
    `const deep = (x) => { const a = x, b = [a], c = { b }; return deep(c.b[0]); }; try { deep(tf.variable(1)); } catch {}`,
  ],
  [
    'a deep recursion out of sight',
    `const deep = new Function('tf', 'const d = (x) => { try { return d(tf.add(x, 1)); } catch { return tf.square(x); } }; return d(1)'); deep(tf);`,
  ],
];
