/** @file Everything the rules ask: one walk over the tree, one dry run, and the causes of null it found. */

import ts from 'typescript';
import type { LintContext } from '../lint';
import type { Cause } from './connection';
import { dryRun } from './dryRun';
import type { GradientEvent, Run, SourceUse } from './run';
import { alternatives, isUndefined } from './values';

export interface Facts {
  readonly context: LintContext;
  readonly run: Run;
  /** All nodes of a kind, in the order of the text. */
  all<K extends keyof NodesByKind>(kind: K): readonly NodesByKind[K][];
  /** Sources that are sure to get null, each with its first cause. */
  readonly nulls: readonly NullSource[];
  /** Sources that get a gradient which lacks a part, or is whole by luck. */
  readonly flawed: readonly NullSource[];
  /** What the engine's namespace is called in this file; null when only parts of it are imported. */
  readonly namespace: string | null;
}

export interface NullSource {
  readonly event: GradientEvent;
  readonly source: SourceUse;
  readonly cause: Cause;
}

interface NodesByKind {
  binary: ts.BinaryExpression;
  prefix: ts.PrefixUnaryExpression;
  postfix: ts.PostfixUnaryExpression;
  call: ts.CallExpression;
  new: ts.NewExpression;
  condition: ts.Expression;
  identifier: ts.Identifier;
}

const gathered = new WeakMap<LintContext, Facts>();

/** Gathered once: the judge asks again after a run of the same text. */
export function factsOf(context: LintContext): Facts {
  const known = gathered.get(context) ?? gatherFacts(context);
  gathered.set(context, known);
  return known;
}

function gatherFacts(context: LintContext): Facts {
  const nodes = collect(context.sourceFile);
  const run = dryRun(context);
  return {
    context,
    run,
    all: (kind) => nodes[kind],
    nulls: sourcesWith(run, causeOf),
    flawed: sourcesWith(run, flawOf),
    namespace: namespaceOf(context),
  };
}

function collect(root: ts.SourceFile): { [K in keyof NodesByKind]: NodesByKind[K][] } {
  const nodes: { [K in keyof NodesByKind]: NodesByKind[K][] } = {
    binary: [],
    prefix: [],
    postfix: [],
    call: [],
    new: [],
    condition: [],
    identifier: [],
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) nodes.binary.push(node);
    else if (ts.isPrefixUnaryExpression(node)) nodes.prefix.push(node);
    else if (ts.isPostfixUnaryExpression(node)) nodes.postfix.push(node);
    else if (ts.isCallExpression(node)) nodes.call.push(node);
    else if (ts.isNewExpression(node)) nodes.new.push(node);
    else if (ts.isIdentifier(node)) nodes.identifier.push(node);
    else if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node))
      nodes.condition.push(node.expression);
    if (ts.isConditionalExpression(node)) nodes.condition.push(node.condition);
    if (ts.isForStatement(node) && node.condition !== undefined) nodes.condition.push(node.condition);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}

/** A call that throws tells nothing about its sources; one that asks for zeros has no nulls. */
function sourcesWith(run: Run, why: (source: SourceUse) => Cause | null): readonly NullSource[] {
  return run.gradients
    .filter((event) => !event.zero && !throws(event))
    .flatMap((event) =>
      event.sources.flatMap((source) => {
        const cause = why(source);
        return cause === null ? [] : [{ event, source, cause }];
      }),
    );
}

export function throws(event: GradientEvent): boolean {
  return usedBefore(event) || alternatives(event.target).every(isUndefined);
}

export function usedBefore(event: GradientEvent): boolean {
  return event.tape.persistent === false && event.usesBefore.min >= 1;
}

/** A source that may be one of several is null for sure only when each is; a replaced Variable is wrong in any case. */
function causeOf(source: SourceUse): Cause | null {
  const causes = source.verdicts.map((verdict) => verdict.cause);
  const replaced = causes.find((cause) => cause?.kind === 'reassigned-variable');
  if (replaced != null) return replaced;
  return causes.every((cause) => cause !== null) ? (causes[0] ?? null) : null;
}

function flawOf({ verdicts }: SourceUse): Cause | null {
  const flaws = verdicts.map(({ flaw }) => flaw ?? null);
  return flaws.every((flaw) => flaw !== null) ? (flaws[0] ?? null) : null;
}

function namespaceOf({ sourceFile, names }: LintContext): string | null {
  for (const statement of sourceFile.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const clause = statement.importClause;
    const candidates = [
      clause?.name,
      clause?.namedBindings !== undefined && ts.isNamespaceImport(clause.namedBindings)
        ? clause.namedBindings.name
        : undefined,
    ];
    for (const name of candidates) if (name !== undefined && names.pathOf(name) === '') return name.text;
  }
  return null;
}
