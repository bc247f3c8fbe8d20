/** @file Instrumented programs do what the plain ones do. */

import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { runText } from './instrumented';

/** Programs whose meaning is easily lost by putting things around statements and calls. Each leaves what it did in `out`. */
const PROGRAMS: readonly string[] = [
  `for (const x of [1, 2] as any[]) { const x = 5; out.push(x); }`,
  `for (const [a, { b = a }] of [[1, {}], [2, { b: 3 }]] as any[]) out.push(a, b);`,
  `const fs: (() => number)[] = []; for (let i = 0; i < 3; i++) fs.push(() => i); out.push(...fs.map((f) => f()));`,
  `outer: for (const a of [1, 2, 3]) { for (const b of [1, 2, 3]) { if (b === 2) continue outer; if (a === 3) break outer; out.push(a, String(b)); } }`,
  `block: { out.push(1); if (out.length) break block; out.push(2); }`,
  `let n = 0; do { n++; if (n === 2) continue; out.push(String(n)); } while (n < 4);`,
  `function f(x: any) { switch (x) { case 1: out.push('one'); case 2: { out.push('two'); break; } default: out.push('more'); } } f(1); f(2); f(3);`,
  `function f(): any { try { throw new Error('a'); } catch (e) { return String(e); } finally { out.push('finally'); } } out.push(f());`,
  `out.push(f()); function f(): any { return g(); function g() { return 'hoisted'; } }`,
  `class A { v: any; constructor(v: any) { this.v = v; } get w() { return String(this.v); } static s = String(3); #p = String(4); p() { return this.#p; } }
   class B extends A { k = String(5); constructor(readonly m: any, n: any) { const t = String(n); super(t); out.push(this.m, this.k); } override get w() { return super.w + '!'; } q() { return super.p(); } }
   const b = new B('m', 7); out.push(b.w, b.q(), A.s);`,
  `class C { f = () => String(this.g()); g() { return this.constructor.name; } } out.push(new C().f());`,
  `const o: any = { n: 1, f() { return this?.n; }, get g() { return this.n; }, ['c' + 1]: 2 }; out.push(o.f(), o?.f(), (o.f)(), o.f?.(), o['f'](), (0, o.f)(), o.g, o.c1);`,
  `const u: any = null; out.push(u?.a.b.c(), u?.[0]?.(1).d(), u?.f(out.push('not reached')));`,
  `const o: any = { a: { f() { return this === o.a; } } }; out.push(o?.a.f(), o.a?.f(), o?.['a'].f(), (o?.a).f());`,
  `function f(...xs: any[]) { return xs.length + arguments.length; } out.push(f(), f(...[]), f(1, ...[2, 3]));`,
  `const f = function () { return new.target === undefined; }; out.push(f(), f.name, f.length);`,
  `const { a = String(1), ...rest } = { b: 2, c: 3 } as any; out.push(a, JSON.stringify(rest));`,
  `let a: any, b: any, o: any = {}; [a, b = String(2)] = [1]; ({ a: o.x, b: [o.y] = [9] } = { a } as any); out.push(a, b, o.x, o.y);`,
  `let a: any = 1, b: any = 2; [a, b] = [b, a]; out.push(a, b); let c: any; c ??= String(4); c &&= String(5); c ||= 6; out.push(c);`,
  `function* g(): any { try { const got = yield String(1); out.push(got); yield* [2, 3]; } finally { out.push('closed'); } } const it = g(); out.push(it.next().value, it.next('in').value, it.return('r').value);`,
  `async function f(x: any) { await null; for await (const y of [x, Promise.resolve(2)]) out.push(String(y)); return x; } out.push(await f(1), (await Promise.all([f('a'), f('b')])).join());`,
  `const tag = (s: any, ...v: any[]) => s.raw.join('|') + v.join(); out.push(tag\`a\${String(1)}b\\n\${2}\`);`,
  `const f = (a: any, b = String(a), { c } = { c: b }) => [a, b, c].join(); out.push(f(1));`,
  `var v: any = 1; { var v: any = 2; } out.push(v); function h() { 'use strict'; return String(this === undefined); } out.push((h as any)());`,
  `enum E { A, B = 'x'.length, C = A } out.push(E[0], E.B); namespace N { export const k = String(1); export let m: any = 2; m = 3; } out.push(N.k, N.m);`,
  `abstract class P { abstract a(): any; b() { return this.a(); } } class Q extends P { a() { return String(2); } } out.push(new Q().b());`,
  `function dec(v: any, c: any) { return function (this: any) { return 'd' + v.call(this); }; } class D { @dec m() { return String(1); } } out.push(new D().m());`,
  `const r: any[] = []; { using a: any = { [Symbol.dispose]: () => r.push('a') }, b: any = { [Symbol.dispose]: () => r.push('b') }; r.push('in'); } out.push(r.join());`,
  `const x: any = { valueOf: () => 3 }; out.push(-x, +x, x * 2, \`\${x}\`.length, typeof x, void f(), delete x.valueOf); function f() { out.push('ran'); }`,
  `let i = 0; const a: any[] = []; a[i++] = String(i++); a[i] ??= String(i); out.push(JSON.stringify(a), i);`,
  `if (out.length) var hoisted: any = 1; else hoisted = String(2); out.push(hoisted); while (out.length < 3) out.push(out.length); for (const k in { p: 1, q: 2 }) out.push(k);`,
];

describe('instrumented code means what the text means', () => {
  it.each(PROGRAMS)('%s', async (program) => {
    const text = `export const out: any[] = [];\n${program}\n`;
    const plain = await runPlain(text);
    const heard = await runText(text);
    expect([heard.error, heard.open]).toEqual([null, 0]);
    expect(heard.exports['out']).toEqual(plain);
    expect(plain.length).toBeGreaterThan(0);
  });
});

async function runPlain(text: string): Promise<unknown[]> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const exports: { out: unknown[] } = { out: [] };
  await (new Function('exports', `return (async function () {${outputText}})();`)(exports) as Promise<void>);
  return exports.out;
}
