/** @file A tape's methods in the dry run: record, watch, gradient … */

import ts from 'typescript';
import type { Arguments } from './bindings';
import { callValue, newArguments } from './functions';
import { getProperty } from './properties';
import type { Run, SourceUse } from './run';
import { verdictOn, type Verdict } from './connection';
import { startRecording, stopRecording } from './tapes';
import {
  UNDEFINED,
  UNKNOWN,
  alternatives,
  asTensors,
  newArray,
  newObject,
  tensorValue,
  tensorsIn,
  type Scope,
  type TapeFact,
  type TensorFact,
  type Value,
} from './values';
import { bareExpression } from '../../snippet/engineNames';

export function newTape(run: Run, args: Arguments, node: ts.Node, scope: boolean): Value {
  const [options = UNDEFINED] = args.values;
  const tape = run.tape({
    node,
    persistent: flag(run, options, 'persistent', false, node),
    watchAccessed: flag(run, options, 'watchAccessedVariables', true, node),
    scope,
    opaque: false,
  });
  if (scope) startRecording(run, [tape]);
  return { kind: 'tape', tape };
}

/** A boolean option; null where it cannot be known. */
function flag(run: Run, options: Value, name: string, missing: boolean, node: ts.Node): boolean | null {
  if (options.kind === 'plain') return missing;
  if (options.kind !== 'object') return null;
  const value = getProperty(run, options, name, node, { names: new Map(), parent: null });
  if (value.kind !== 'plain' || value.known === undefined) return null;
  return value.known.value === undefined ? missing : Boolean(value.known.value);
}

/** `tape.record(fn)` and `tf.record(tapes, fn)`: the callback is argument `at`. */
export function recordWith(
  run: Run,
  tapes: readonly (Value & { kind: 'tape' })[],
  args: Arguments,
  at: number,
  node: ts.Node,
  scope: Scope,
): Value {
  const facts = tapes.map((one) => one.tape);
  const value = args.values[at] ?? UNKNOWN;
  const already = run.active.value;
  if (
    ts.isCallExpression(node) &&
    !run.rehearsing &&
    facts.length > 0 &&
    facts.every((tape) => !tape.scope && already.includes(tape))
  )
    run.reentered.set(
      node,
      run.recordings.findLast(({ tapes }) => tapes.some((tape) => facts.includes(tape)))?.node ?? null,
    );
  startRecording(run, facts);
  // A tape that has answered starts anew when it records again.
  for (const tape of facts) if (tape.persistent === false) run.store.set(tape.uses, { min: 0, max: 0, first: null });
  const seq = run.next();
  if (ts.isCallExpression(node)) run.recordings.push({ node, tapes: facts });
  const result = callValue(run, value, newArguments(at === 0 ? tapes : []), node, scope);
  if (ts.isCallExpression(node)) run.recordings.pop();
  stopRecording(
    run,
    facts.filter((tape) => !already.includes(tape)),
  );
  const callback = args.nodes[at];
  if (ts.isCallExpression(node) && callback !== undefined) {
    run.records.push({ seq, node, tapes: facts, callback, value, result });
  }
  return result;
}

export const GRADIENT_METHODS: ReadonlySet<string> = new Set(['gradient', 'jacobian', 'batchJacobian']);

export function callTapeMethod(
  run: Run,
  tape: TapeFact,
  name: string,
  args: Arguments,
  node: ts.Node,
  scope: Scope,
): Value {
  if (GRADIENT_METHODS.has(name)) return ts.isCallExpression(node) ? gradient(run, tape, name, args, node) : UNKNOWN;
  const [first = UNDEFINED] = args.values;
  switch (name) {
    case 'record':
      return recordWith(run, [{ kind: 'tape', tape }], args, 0, node, scope);
    case 'watch':
      if (ts.isCallExpression(node)) watch(run, tape, first, node);
      return UNDEFINED;
    case 'stopRecording': {
      const paused = run.paused.value;
      run.store.set(run.paused, [...paused, tape]);
      const result = callValue(run, first, newArguments([]), node, scope);
      run.store.set(run.paused, paused);
      return result;
    }
    case 'reset':
      run.store.set(tape.resetAt, run.next());
      run.store.set(tape.watched, []);
      return UNDEFINED;
    case 'dispose':
    case '[[Symbol.dispose]]':
      stopRecording(run, [tape]);
      run.store.set(tape.disposed, 'yes');
      run.released.add(tape.node);
      return UNDEFINED;
    case 'watchedVariables':
      return newArray([tensorValue(run.opaque(node, true))], false);
    default:
      return UNKNOWN;
  }
}

function watch(run: Run, tape: TapeFact, value: Value, node: ts.CallExpression): void {
  const { tensors, complete } = tensorsIn(value);
  if (!complete && !tensors.length) run.store.set(tape.escaped, true);
  if (!complete && alternatives(value).some((one) => one.kind !== 'array')) run.store.set(tape.escaped, true);
  const entries = tensors.map((tensor) => ({ seq: run.next(), node, tensor }));
  run.store.set(tape.watched, [...tape.watched.value, ...entries]);
}

function gradient(run: Run, tape: TapeFact, method: string, args: Arguments, node: ts.CallExpression): Value {
  const [target = UNDEFINED, sources = UNDEFINED, options] = args.values;
  const uses = tape.uses.value;
  const { result, tensors } = resultFor(run, sources, target, node);
  const [targetNode, sourcesNode] = node.arguments;
  if (targetNode !== undefined && sourcesNode !== undefined && args.nodes.length === args.values.length) {
    run.gradients.push({
      seq: run.next(),
      node,
      method,
      tape,
      target,
      targetNode,
      sources: sourceUses((source) => verdictOn(run, tape, target, source), sources, sourcesNode),
      zero: options !== undefined && asksForZero(run, options, node),
      usesBefore: uses,
      active: run.active.value,
      result: tensors,
      rehearsed: run.rehearsing,
    });
  }
  run.store.set(tape.uses, { min: uses.min + 1, max: uses.max + 1, first: uses.first ?? node });
  // A tape that answers once has nothing more to record.
  if (tape.persistent === false) stopRecording(run, [tape]);
  return result;
}

function asksForZero(run: Run, options: Value, node: ts.Node): boolean {
  if (options.kind === 'plain' && options.known?.value === undefined) return false;
  if (options.kind !== 'object') return true;
  const value = getProperty(run, options, 'unconnectedGradients', node, { names: new Map(), parent: null });
  return !(value.kind === 'plain' && (value.known?.value === undefined || value.known.value === 'none'));
}

/** Gradients in the structure of their sources. */
function resultFor(
  run: Run,
  sources: Value,
  target: Value,
  node: ts.Node,
): { result: Value; tensors: readonly TensorFact[] } {
  const targets = tensorsIn(target).tensors;
  const made: TensorFact[] = [];
  const visit = (value: Value, depth: number): Value => {
    const one = alternatives(value);
    if (depth === 0) return UNKNOWN;
    if (value.kind === 'array') {
      const { items, exact } = value.array.content.value;
      return newArray(
        items.map((item) => visit(item, depth - 1)),
        exact,
      );
    }
    if (value.kind === 'object') {
      const object = newObject(
        [...value.object.props].map(([name, cell]) => [name, visit(cell.value, depth - 1)] as const),
      );
      object.open.value = value.object.open.value;
      return { kind: 'object', object };
    }
    const tensors = one.flatMap((part) => (part.kind === 'tensor' ? [part.tensor] : []));
    if (tensors.length === 0) return UNKNOWN;
    const tensor = run.tensor({
      kind: 'op',
      op: 'gradient',
      node,
      inputs: [...targets, ...tensors],
      shape: tensors[0]?.shape ?? null,
    });
    made.push(tensor);
    return tensorValue(tensor);
  };
  const result = visit(sources, 5);
  return { result, tensors: made };
}

/** Each source with the narrowest expression that names it. */
export function sourceUses(
  judge: (source: TensorFact) => Verdict,
  value: Value,
  node: ts.Expression,
  path = '',
  depth = 5,
): readonly SourceUse[] {
  if (depth === 0) return [];
  const plainNode = bareExpression(node);
  if (value.kind === 'array') {
    const { items } = value.array.content.value;
    const literal =
      ts.isArrayLiteralExpression(plainNode) && !plainNode.elements.some(ts.isSpreadElement) ? plainNode : null;
    return items.flatMap((item, i) =>
      sourceUses(judge, item, literal?.elements[i] ?? node, `${path}[${i}]`, depth - 1),
    );
  }
  if (value.kind === 'object') {
    return [...value.object.props].flatMap(([name, cell]) =>
      sourceUses(judge, cell.value, propertyNode(plainNode, name) ?? node, `${path}.${name}`, depth - 1),
    );
  }
  return [{ path, node, value, verdicts: asTensors(value).map(judge) }];
}

function propertyNode(node: ts.Expression, name: string): ts.Expression | null {
  if (!ts.isObjectLiteralExpression(node)) return null;
  for (const member of node.properties) {
    if (member.name === undefined || !('text' in member.name) || member.name.text !== name) continue;
    if (ts.isPropertyAssignment(member)) return member.initializer;
    if (ts.isShorthandPropertyAssignment(member)) return member.name;
  }
  return null;
}
