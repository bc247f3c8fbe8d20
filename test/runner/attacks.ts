/** @file Attack snippets as data: each is the body of an async function that tries to get hold of something and returns what it got. */

export interface Attack {
  readonly name: string;
  /** `FILE` and `PORT` are a canary file and a canary port, `tf` the engine; what it throws counts as what it got. */
  readonly code: string;
}

const attack = (name: string, code: string): Attack => ({ name, code });

export const ATTACKS: readonly Attack[] = [
  // Names of the host.
  attack('process', `return process;`),
  attack('process.env', `return process.env;`),
  attack('process.exit', `process.exit(0);`),
  attack('process.kill', `process.kill(process.pid, 'SIGKILL');`),
  attack('process.binding', `return process.binding('fs').internalModuleReadJSON(FILE);`),
  attack('process.getBuiltinModule', `return process.getBuiltinModule('fs').readFileSync(FILE, 'utf8');`),
  attack('process.mainModule', `return process.mainModule.require('fs').readFileSync(FILE, 'utf8');`),
  attack('process.dlopen', `return process.dlopen({ exports: {} }, FILE);`),
  attack('global', `return global;`),
  attack('globalThis', `return globalThis;`),
  attack('globalThis by name', `return globalThis['pro' + 'cess'];`),
  attack('self and window', `return typeof self === 'undefined' ? window : self;`),
  attack('this at the top', `return (function () { return this; })();`),
  attack('this in an arrow', `return (() => this)();`),
  attack('this of a callback of the engine', `let got; tf.tidy(function () { got = this; }); return got;`),
  attack(
    'this of a tape callback',
    `let got; new tf.GradientTape().record(function () { got = this; return 1; }); return got.constructor.constructor('return process')();`,
  ),
  attack('Buffer', `return Buffer.from('x').buffer;`),
  attack('module', `return module;`),
  attack('exports', `return exports.constructor.constructor('return process')();`),
  attack('__dirname', `return __dirname;`),

  // Modules.
  attack('require fs', `return require('fs').readFileSync(FILE, 'utf8');`),
  attack('require node:fs', `return require('node:fs').readFileSync(FILE, 'utf8');`),
  attack('require by our own name', `return __require('node:fs').readFileSync(FILE, 'utf8');`),
  attack('require of a file', `return require(FILE);`),
  attack('require up the tree', `return require('../../../../../../etc/passwd');`),
  attack(
    'require of what every object has',
    `return [require('constructor'), require('__proto__'), require('toString')];`,
  ),
  attack(
    'require with a text that changes',
    `let n = 0; return require({ toString: () => (n++ ? 'node:fs' : 'tapescope') }).readFileSync(FILE, 'utf8');`,
  ),
  attack('require.cache', `return require.cache;`),
  attack('require.main', `return require.main.require('fs');`),
  attack('dynamic import of fs', `return (await import('node:fs')).readFileSync(FILE, 'utf8');`),
  attack(
    'dynamic import of a name worked out',
    `const name = ['node', 'fs'].join(':'); return (await import(name)).readFileSync(FILE, 'utf8');`,
  ),
  attack('dynamic import of a data URL', `return await import('data:text/javascript,export default process');`),
  attack('dynamic import of a file URL', `return await import('file://' + FILE);`),
  attack('dynamic import of the web', `return await import('http://127.0.0.1:' + PORT + '/x.js');`),
  attack('import in a comment', `return await import/* */('node:fs');`),
  attack('import.meta', `return import.meta.url;`),
  attack('child_process', `return require('child_process').execSync('cat ' + FILE).toString();`),
  attack('net', `return require('net').connect(PORT, '127.0.0.1');`),
  attack('http', `return require('http').get('http://127.0.0.1:' + PORT);`),
  attack('dns', `return require('dns').lookup('localhost', () => 0);`),
  attack('worker_threads', `return require('worker_threads').parentPort;`),
  attack('vm', `return require('vm').runInThisContext('process');`),
  attack('v8', `return require('v8').setFlagsFromString('--allow-natives-syntax');`),
  attack('inspector', `return require('inspector').open(PORT);`),
  attack('wasi', `return require('wasi');`),
  attack('module', `return require('module').createRequire('/');`),

  // The web's names.
  attack('fetch', `return await fetch('http://127.0.0.1:' + PORT);`),
  attack('WebSocket', `return new WebSocket('ws://127.0.0.1:' + PORT);`),
  attack('EventSource', `return new EventSource('http://127.0.0.1:' + PORT);`),
  attack(
    'XMLHttpRequest',
    `const r = new XMLHttpRequest(); r.open('GET', 'http://127.0.0.1:' + PORT); r.send(); return r;`,
  ),
  attack('sendBeacon', `return navigator.sendBeacon('http://127.0.0.1:' + PORT);`),
  attack('Worker', `return new Worker(FILE);`),
  attack('importScripts', `return importScripts('http://127.0.0.1:' + PORT);`),
  attack('postMessage', `return postMessage({ kind: 'ended', outcome: { kind: 'ok' } });`),
  attack('MessageChannel', `return new MessageChannel();`),
  attack('BroadcastChannel', `return new BroadcastChannel('x');`),
  attack('WebAssembly', `return new WebAssembly.Memory({ initial: 1 });`),
  attack('structuredClone', `return structuredClone(new Error()).constructor.constructor('return process')();`),
  attack('timers', `return setTimeout(() => 0, 1).constructor.constructor('return process')();`),
  attack('setImmediate', `return setImmediate(() => 0);`),
  attack('setInterval', `return setInterval('process', 1);`),
  attack('queueMicrotask', `return queueMicrotask(() => 0);`),
  attack('SharedArrayBuffer', `return new SharedArrayBuffer(8);`),
  attack('SharedArrayBuffer of a memory', `return Object.getPrototypeOf(Int8Array).prototype.constructor('x');`),
  attack('Atomics', `return Atomics.wait(new Int32Array(1), 0, 0);`),
  attack('FinalizationRegistry', `return new FinalizationRegistry(() => 0);`),
  attack('WeakRef', `return new WeakRef({}).constructor.constructor('return process')();`),

  // Text as code.
  attack('eval', `return eval('process');`),
  attack('indirect eval', `return (0, eval)('process');`),
  attack('eval by another name', `const e = eval; return e('this');`),
  attack('eval of a template', 'return eval(`pro${"cess"}`);'),
  attack('Function', `return Function('return process')();`),
  attack('new Function of this', `return new Function('return this')();`),
  attack('Function with a default', `return new Function('a = process', 'return a')();`),
  attack('Function with a broken frame', `return new Function('}); process; (function () {')();`),
  attack('Function with a comment', `return new Function('/*', '*/){return process}//')();`),
  attack('Function that imports', `return await new Function('return imp' + 'ort("node:fs")')();`),
  attack('eval that imports', `return await eval('imp' + 'ort("node:fs")');`),
  attack(
    'a function made async',
    `return await Object.getPrototypeOf(async () => {}).constructor('return process')();`,
  ),
  attack(
    'a generator made of text',
    `return Object.getPrototypeOf(function* () {}).constructor('yield process')().next().value;`,
  ),
  attack(
    'an async generator made of text',
    `return (await Object.getPrototypeOf(async function* () {}).constructor('yield process')().next()).value;`,
  ),
  attack('a class made of text', `return new (Function('return class { x = process }')())().x;`),
  attack('arguments of eval', `return (function () { return eval('arguments.callee.caller'); })();`),
  attack('with', `return new Function('with (globalThis) { return process }')();`),

  // Walks up the constructors.
  attack('constructor of a literal', `return [].constructor.constructor('return process')();`),
  attack('constructor of a number', `return (1).constructor.constructor('return process')();`),
  attack('constructor of a regular expression', `return /x/.constructor.constructor('return process')();`),
  attack('constructor of console', `return console.log.constructor('return process')();`),
  attack('prototype of console', `return Object.getPrototypeOf(console).constructor.constructor('return process')();`),
  attack('constructor of Math', `return Math.random.constructor('return process')();`),
  attack('constructor of Date', `return Date.constructor('return process')();`),
  attack('prototype of Date', `return Object.getPrototypeOf(Date).constructor('return process')();`),
  attack('performance', `return performance.constructor.constructor('return process')();`),
  attack('the namespace', `return tf.constructor?.constructor('return process')();`),
  attack('an op', `return tf.square.constructor('return process')();`),
  attack('a class of the engine', `return tf.Tensor.constructor('return process')();`),
  attack('a tensor', `return tf.scalar(1).constructor.constructor('return process')();`),
  attack('values of a tensor', `return tf.tensor([1]).dataSync().constructor.constructor('return process')();`),
  attack('buffer of values', `return tf.tensor([1]).dataSync().buffer.constructor.constructor('return process')();`),
  attack('a promise of the engine', `return tf.scalar(1).data().constructor.constructor('return process')();`),
  attack(
    'an error of the engine',
    `try { tf.reshape([1, 2], [3]); } catch (e) { return e.constructor.constructor('return process')(); }`,
  ),
  attack(
    'an error of the language',
    `try { null.x; } catch (e) { return e.constructor.constructor('return process')(); }`,
  ),
  attack(
    'a stack overflow',
    `const f = () => f(); try { f(); } catch (e) { return e.constructor.constructor('return process')(); }`,
  ),
  attack(
    'a stack overflow inside the engine',
    `const deep = (n) => { try { return deep(n + 1); } catch { return tf.square(tf.scalar(n)); } }; try { deep(0); } catch (e) { return e.constructor.constructor('return process')(); }`,
  ),
  attack(
    'a range error of the engine',
    `try { tf.zeros([2 ** 53]); } catch (e) { return e.constructor.constructor('return process')(); }`,
  ),
  attack('the hooks', `return __hooks.constructor.constructor('return process')();`),
  attack('a hook', `return __hooks.at.constructor('return process')();`),
  attack('the exports', `return __exports.constructor.constructor('return process')();`),
  attack('caller', `function f() { return f.caller; } return f();`),
  attack('callee', `return (function () { return arguments.callee.caller; })();`),
  attack('caller of a callback', `return tf.tidy(function f() { return f.caller?.arguments?.[0] ?? 0; });`),

  // Errors and their stacks.
  attack('prepareStackTrace', `Error.prepareStackTrace = (_, s) => s; return new Error().stack[0].getThis();`),
  attack(
    'prepareStackTrace by definition',
    `Object.defineProperty(Error, 'prepareStackTrace', { value: (_, s) => s }); return new Error().stack[0].getFunction();`,
  ),
  attack(
    'captureStackTrace',
    `const o = {}; Error.captureStackTrace(o); return /[/\\\\](extension|dist|sandbox)/.test(o.stack) ? { process: o.stack } : 0;`,
  ),
  attack(
    'paths in a stack',
    `return /(file:|[/\\\\]).*(sandbox|tapescope-)/.test(new Error().stack) ? { process: new Error().stack } : 0;`,
  ),
  attack('stackTraceLimit', `Error.stackTraceLimit = Infinity; return 0;`),
  attack(
    'an error whose stack is read',
    `let got; throw Object.defineProperty(new Error('x'), 'stack', { get() { got = arguments.callee; return got; } });`,
  ),

  // Prototypes that all share.
  attack('Object.prototype', `Object.prototype.polluted = 1;`),
  attack('__proto__ of a literal', `({}).__proto__.polluted = 1;`),
  attack(
    '__proto__ in JSON',
    `const o = JSON.parse('{"__proto__": {"polluted": 1}}'); Object.assign({}, o); return {}.polluted ? { process: 1 } : 0;`,
  ),
  attack('constructor.prototype', `({}).constructor.prototype.polluted = 1;`),
  attack('Array.prototype.push', `Array.prototype.push = function (x) { throw this; };`),
  attack(
    'Array.prototype by definition',
    `Object.defineProperty(Array.prototype, '0', { set(v) { globalThis.got = v; } }); tf.tensor([1]).square(); return globalThis.got;`,
  ),
  attack(
    'Function.prototype.call',
    `let got; Function.prototype.call = function (...a) { got = a; }; tf.square(2); return got;`,
  ),
  attack(
    'Promise.prototype.then',
    `let got; Promise.prototype.then = function (f) { got = f; return f; }; await 1; return got;`,
  ),
  attack('Map.prototype.get', `let got; Map.prototype.get = function (k) { got = this; }; tf.square(2); return got;`),
  attack(
    'Float32Array.prototype',
    `let got; Float32Array.prototype.slice = function () { got = this; return this; }; tf.tensor([1, 2]).dataSync(); return got;`,
  ),
  attack(
    'Symbol.iterator',
    `let got; Array.prototype[Symbol.iterator] = function* () { got = this; }; tf.concat([[1], [2]]); return got;`,
  ),
  attack('JSON.stringify', `JSON.stringify = () => { throw 1; }; console.log('%j', {});`),
  attack('Math.random', `Math.random = () => 2; return tf.randomUniform([1]).dataSync()[0] > 1 ? { process: 1 } : 0;`),
  attack(
    'Symbol.species',
    `class A extends Array { static get [Symbol.species]() { return function () { return globalThis; }; } } return tf.tensor(new A(1, 2, 3)).constructor.constructor('return process')();`,
  ),
  attack(
    'Symbol.species of typed arrays',
    `class F extends Float32Array { static get [Symbol.species]() { throw globalThis; } } return tf.tensor(new F(3)).square().dataSync().constructor.constructor('return process')();`,
  ),
  attack(
    'Symbol.hasInstance',
    `Object.defineProperty(tf.Tensor, Symbol.hasInstance, { value: () => true }); return tf.square({ process: 1 });`,
  ),
  attack(
    'Symbol.toPrimitive',
    `let got; const o = { [Symbol.toPrimitive](...a) { got = a; return 1; } }; tf.tensor([o]); return got;`,
  ),
  attack(
    'inspect',
    `let got; console.log({ [Symbol.for('nodejs.util.inspect.custom')](...a) { got = a; return 'x'; } }); return got?.[2]?.constructor('return process')();`,
  ),

  // Proxies and getters handed to us.
  attack(
    'a proxy to console',
    `const seen = []; console.log(new Proxy({}, { get: (t, k, r) => void seen.push(r) })); return seen.find((s) => s?.process);`,
  ),
  attack(
    'a proxy that is a tensor',
    `const p = new Proxy(tf.scalar(1), { get(t, k, r) { return k === 'process' ? undefined : Reflect.get(t, k); } }); return tf.square(p);`,
  ),
  attack('a proxy as shape', `return tf.reshape([1, 2], new Proxy([2, 1], { get: (t, k) => { throw t; } }));`),
  attack(
    'a proxy as function',
    `return tf.tidy(new Proxy(() => 1, { apply: (t, self, args) => ({ process: self?.process ?? args[0]?.process }).process ?? 0 }));`,
  ),
  attack(
    'a proxy as error',
    `throw new Proxy(new Error('x'), { get: () => { throw new Error('y'); }, getPrototypeOf: () => { throw 1; } });`,
  ),
  attack(
    'a proxy as options',
    `let got; new tf.GradientTape(new Proxy({}, { get: (t, k, r) => void (got = r) })); return got;`,
  ),
  attack(
    'a thenable',
    `let got; await { then(...a) { got = a; a[0](1); } }; return got[0].constructor('return process')();`,
  ),
  attack(
    'a promise subclass',
    `class P extends Promise { constructor(f) { super((a, b) => f(a, b)); } } return (await new P((r) => r(tf))).constructor?.constructor('return process')();`,
  ),
  attack(
    'a rejection with a trap',
    `Promise.reject(new Proxy({}, { get: () => { throw 1; }, getPrototypeOf: () => { throw 2; } }));`,
  ),
  attack('a value thrown that is no error', `throw { toString() { return process; }, stack: 1, message: globalThis };`),
  attack('an iterator that looks back', `return tf.tensor({ *[Symbol.iterator]() { yield this; } });`),
  attack(
    'toJSON',
    `let got; console.log('%j', { toJSON(...a) { got = [this, a]; } }); return got.find((g) => g?.process);`,
  ),

  // Names that objects already have.
  attack(
    'a member called __proto__',
    `const o = { ['__proto__']: tf.variable(1) }; const p = JSON.parse('{"__proto__": 1}'); return [o, p].find((x) => x.process);`,
  ),
  attack(
    'a variable called __proto__',
    `const v = tf.variable(1, true, '__proto__'); tf.train.sgd(1).applyGradients({ ['__proto__']: tf.scalar(1) }); return {}.polluted;`,
  ),
  attack(
    'a variable called constructor',
    `tf.variable(1, true, 'constructor'); tf.train.sgd(1).applyGradients({ constructor: tf.scalar(1) }); return 0;`,
  ),
  attack(
    'sources called __proto__',
    `const t = new tf.GradientTape(); const x = tf.variable(1); const y = t.record(() => x.square()); return t.gradient(y, JSON.parse('{"__proto__": 0}') && { ['__proto__']: x, toString: x });`,
  ),
  attack(
    'a console label called __proto__',
    `console.count('__proto__'); console.count('__proto__'); console.table([{ ['__proto__']: 1, constructor: 2 }]); return {}.polluted;`,
  ),
  attack(
    'an attribute called __proto__',
    `const a = JSON.parse('{"__proto__": {"polluted": 1}}'); tf.softmax([1, 2], a); tf.randomUniform([1], 0, 1, 'float32', a); return {}.polluted;`,
  ),

  // The engine's own tools.
  attack('registerBackend', `return tf.registerBackend('x', () => globalThis);`),
  attack('tf.io', `return tf.io.fileSystem(FILE);`),
  attack('tf.loadLayersModel', `return await tf.loadLayersModel('http://127.0.0.1:' + PORT + '/model.json');`),
  attack('tf.data', `return tf.data.csv('file://' + FILE);`),
  attack('tf.browser', `return tf.browser.fromPixels({ width: 1, height: 1 });`),
];
