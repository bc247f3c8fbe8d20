/** @file TF.js's functions of functions in the dry run: `tf.grad(f)(x)`, `variableGrads(f)`, `minimize(f)`, each on a tape of its own. */

import ts from 'typescript';
import type { Arguments } from './bindings';
import type { Verdict } from './connection';
import { verdictOn } from './connection';
import { callValue, newArguments } from './functions';
import type { Run, SourceUse } from './run';
import { sourceUses } from './tapeCalls';
import { startRecording, stopRecording } from './tapes';
import { asTensors, tensorsIn, type Scope, type TapeFact, type TensorFact, type Value } from './values';

/** `tf.grad(f)(x)` and its like: what f gives for its arguments, which alone are watched. */
export function callDifferentiated(
  run: Run,
  f: Value,
  args: Arguments,
  inputs: Value,
  node: ts.Node,
  scope: Scope,
): Value {
  const tape = ownTape(run, node, false);
  const watched = tensorsIn(inputs).tensors;
  if (ts.isCallExpression(node)) {
    run.store.set(
      tape.watched,
      watched.map((tensor) => ({ seq: run.next(), node, tensor })),
    );
  }
  const value = recorded(run, tape, () => callValue(run, f, args, node, scope));
  const [source] = args.nodes;
  if (source !== undefined) note(run, tape, node, value, (judge) => sourceUses(judge, inputs, source));
  return value;
}

/** `tf.variableGrads(f, list)`, `optimizer.minimize(f, cost, list)`: what f gives; without a list all variables are sources. */
export function callOverVariables(run: Run, args: Arguments, listAt: number, node: ts.Node, scope: Scope): Value {
  const tape = ownTape(run, node, true);
  const variables = run.ops.filter((one) => one.variable !== null && one.variable.trainable.value !== false);
  const value = recorded(run, tape, () =>
    callValue(run, args.values[0] ?? { kind: 'unknown', leaks: [] }, newArguments([]), node, scope),
  );
  const [list, listNode] = [args.values[listAt], args.nodes[listAt]];
  if (list !== undefined && listNode !== undefined && tensorsIn(list).tensors.length > 0) {
    note(run, tape, node, value, (judge) => sourceUses(judge, list, listNode));
  } else if (listAt >= args.values.length) {
    note(run, tape, node, value, (judge) => implied(variables, judge));
  }
  return value;
}

/** Nobody asked for one of them: only when none gets a gradient the call throws. */
function implied(variables: readonly TensorFact[], judge: (source: TensorFact) => Verdict): readonly SourceUse[] {
  const verdicts = variables.map(judge);
  const oneFlows = verdicts.some(({ flow }) => flow !== 'closed');
  return variables.flatMap((variable, i) => {
    const [verdict, name] = [verdicts[i], nameOf(variable.node)];
    if (verdict === undefined || name === null) return [];
    const shown = oneFlows ? { ...verdict, cause: null } : verdict;
    return [{ path: '', node: name, value: { kind: 'tensor' as const, tensor: variable }, verdicts: [shown] }];
  });
}

/** What the Variable is called where it is made. */
function nameOf(node: ts.Node): ts.Expression | null {
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name : null;
}

function ownTape(run: Run, node: ts.Node, watchAccessed: boolean): TapeFact {
  return run.tape({ node, persistent: false, watchAccessed, scope: false, opaque: false });
}

function recorded(run: Run, tape: TapeFact, body: () => Value): Value {
  startRecording(run, [tape]);
  const value = body();
  stopRecording(run, [tape]);
  return value;
}

/** These take away a path altogether; where ops without a gradient lie on it TF.js gives zeros. */
const TOLD: ReadonlySet<string> = new Set(['op-outside-tape', 'detached-copy', 'non-tf-op']);

function note(
  run: Run,
  tape: TapeFact,
  node: ts.Node,
  target: Value,
  sourcesOf: (judge: (source: TensorFact) => Verdict) => readonly SourceUse[],
): void {
  const targetNode = ts.isCallExpression(node) ? node.arguments[0] : undefined;
  if (!ts.isCallExpression(node) || targetNode === undefined || asTensors(target).length === 0) return;
  const judge = (source: TensorFact): Verdict => {
    const verdict = verdictOn(run, tape, target, source);
    return verdict.cause === null || TOLD.has(verdict.cause.kind) ? verdict : { ...verdict, cause: null };
  };
  run.gradients.push({
    seq: run.next(),
    node,
    method: 'functional',
    tape,
    target,
    targetNode,
    sources: sourcesOf(judge),
    zero: false,
    usesBefore: { min: 0, max: 0, first: null },
    active: run.active.value,
    result: [],
    rehearsed: run.rehearsing,
  });
}
