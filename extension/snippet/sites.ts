/** @file One walk over a snippet that finds its sites: calls, bindings, statements, loops and functions, with the nodes they stand for. */

import ts from 'typescript';
import type { Site, SitePart } from '../../engine/recording';
import type { OpCall } from './analysis';
import { bareExpression, type EngineNames } from './engineNames';
import { gradientParts } from './gradientParts';
import { ENGINE_TYPES_FILE, type SnippetProgram } from './program';

/** Site ids by node. A node may stand in several maps: a loop is a statement too. */
export interface SiteTable {
  readonly sites: readonly Site[];
  readonly ops: readonly OpCall[];
  /** Calls that may run an op, make a tensor or ask for a gradient. */
  readonly calls: ReadonlyMap<ts.Node, number>;
  /** By the name's node: variables, parameters, assigned names and properties. */
  readonly bindings: ReadonlyMap<ts.Node, number>;
  readonly statements: ReadonlyMap<ts.Node, number>;
  /** Loops and functions in which calls happen. */
  readonly frames: ReadonlyMap<ts.Node, number>;
}

export function collectSites(snippet: SnippetProgram, names: EngineNames): SiteTable {
  const collector = new Collector(snippet, names);
  collector.visit(snippet.sourceFile);
  return collector;
}

class Collector implements SiteTable {
  readonly sites: Site[] = [];
  readonly ops: OpCall[] = [];
  readonly calls = new Map<ts.Node, number>();
  readonly bindings = new Map<ts.Node, number>();
  readonly statements = new Map<ts.Node, number>();
  readonly frames = new Map<ts.Node, number>();

  constructor(
    private readonly snippet: SnippetProgram,
    private readonly names: EngineNames,
  ) {}

  readonly visit = (node: ts.Node): void => {
    if (!isRunnable(node)) return;
    if (isTickable(node)) this.statements.set(node, this.add('statement', node, ''));
    if (isFrame(node) && hasCalls(node)) {
      this.frames.set(
        node,
        this.add(
          ts.isFunctionLike(node) ? 'function' : 'loop',
          node,
          ts.isFunctionLike(node) ? functionName(node) : '',
        ),
      );
    }
    for (const name of boundNames(node)) this.bind(name);
    ts.forEachChild(node, this.visit);
    // After its arguments, as it runs.
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.call(node);
  };

  private call(node: ts.CallExpression | ts.NewExpression): void {
    const callee = bareExpression(node.expression);
    if (callee.kind === ts.SyntaxKind.SuperKeyword || callee.kind === ts.SyntaxKind.ImportKeyword) return;
    const engineCall = this.names.engineCall(node);
    if (engineCall === undefined && !this.mayReachEngine(node, callee)) return;
    const isMethod = ts.isPropertyAccessExpression(callee) && engineCall?.owner !== 'tf';
    const parts = gradientParts(node, this.names, this.snippet);
    const site = this.add('call', node, calleeName(callee), isMethod ? callee.name : node, parts);
    this.calls.set(node, site);
    const op = this.names.opCall(node);
    if (op !== undefined) this.ops.push({ site, op: op.op });
  }

  /** Functions of this file are left alone, since what they call has sites of its own; so is JavaScript's library, unless handed an op. */
  private mayReachEngine(node: ts.CallExpression | ts.NewExpression, callee: ts.Expression): boolean {
    const { checker, sourceFile } = this.snippet;
    if (node.arguments?.some((argument) => this.names.pathOf(argument) !== undefined) === true) return true;
    const declaration = checker.getResolvedSignature(node)?.declaration;
    if (declaration === undefined) return true;
    const home = declaration.getSourceFile();
    if (home !== sourceFile) return home.fileName === ENGINE_TYPES_FILE || !home.isDeclarationFile;
    return !('body' in declaration) || (ts.isIdentifier(callee) && isRebindable(checker.getSymbolAtLocation(callee)));
  }

  private bind(name: ts.Identifier | ts.PropertyAccessExpression): void {
    const type = this.snippet.checker.getTypeAtLocation(name);
    const isOpen = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0;
    if (!isOpen && !this.names.hasTensor(type)) return;
    this.bindings.set(name, this.add('binding', name, name.getText(this.snippet.sourceFile)));
  }

  private add(kind: Site['kind'], node: ts.Node, name: string, anchor = node, parts: readonly SitePart[] = []): number {
    const { sourceFile } = this.snippet;
    this.sites.push({
      kind,
      file: 0,
      start: node.getStart(sourceFile),
      end: node.getEnd(),
      anchor: anchor.getStart(sourceFile),
      name,
      ...(parts.length === 0 ? {} : { parts }),
    });
    return this.sites.length - 1;
  }
}

/** Whether code below runs as it is written: types, declarations without body and enums are left as they are. */
export function isRunnable(node: ts.Node): boolean {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return false;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isImportEqualsDeclaration(node)) return false;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isEnumDeclaration(node)) return false;
  return !(ts.canHaveModifiers(node) && node.modifiers?.some((m) => m.kind === ts.SyntaxKind.DeclareKeyword) === true);
}

/** A statement in a list or a branch; not blocks, not what does nothing by itself. */
function isTickable(node: ts.Node): node is ts.Statement {
  if (!ts.isStatement(node) || ts.isBlock(node) || ts.isFunctionDeclaration(node) || ts.isEmptyStatement(node))
    return false;
  if (ts.isLabeledStatement(node.parent) || ts.isModuleBlock(node)) return false;
  return !isDirective(node);
}

/** `'use strict'` must stay first. */
function isDirective(node: ts.Statement): boolean {
  return ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression);
}

type FrameNode = ts.IterationStatement | FunctionWithBody;
export type FunctionWithBody = ts.FunctionLikeDeclaration & { readonly body: ts.Block | ts.Expression };

function isFrame(node: ts.Node): node is FrameNode {
  return ts.isIterationStatement(node, false) ? !isInGenerator(node) : isFrameFunction(node);
}

/** A generator or async function is left and entered again between two steps: it makes no frame. Nor may `super(…)` be wrapped. */
function isFrameFunction(node: ts.Node): node is FunctionWithBody {
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return false;
  if ('asteriskToken' in node && node.asteriskToken !== undefined) return false;
  if (ts.canHaveModifiers(node) && node.modifiers?.some((m) => m.kind === ts.SyntaxKind.AsyncKeyword) === true)
    return false;
  return !(
    ts.isConstructorDeclaration(node) &&
    ts.isClassLike(node.parent) &&
    node.parent.heritageClauses !== undefined
  );
}

function isInGenerator(node: ts.Node): boolean {
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  return owner !== undefined && 'asteriskToken' in owner && owner.asteriskToken !== undefined;
}

/** Calls in a frame's own code: those of a function inside are that function's. */
function hasCalls(frame: FrameNode): boolean {
  const search = (node: ts.Node): boolean =>
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    (!ts.isFunctionLike(node) && ts.forEachChild(node, search) === true);
  return ts.forEachChild(frame, search) === true;
}

/** Names that get a value at this very node. */
function boundNames(node: ts.Node): readonly (ts.Identifier | ts.PropertyAccessExpression)[] {
  if (ts.isVariableDeclaration(node)) {
    const isLoopVariable = ts.isForOfStatement(node.parent.parent);
    return node.initializer === undefined && !isLoopVariable ? [] : namesIn(node.name);
  }
  if (ts.isParameter(node)) return 'body' in node.parent && node.parent.body !== undefined ? namesIn(node.name) : [];
  if ((ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) && ts.isIdentifier(node.name)) {
    return node.initializer === undefined || isFunctionOrClass(node.initializer) || isAssignmentTarget(node.parent)
      ? []
      : [node.name];
  }
  if (!ts.isBinaryExpression(node) || !isAssignment(node.operatorToken.kind)) return [];
  return targetsIn(node.left);
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsToken ||
    kind === ts.SyntaxKind.BarBarEqualsToken ||
    kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandEqualsToken
  );
}

export function namesIn(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return isThis(name) ? [] : [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}

/** Plain names and `a.b` of an assignment's left side; patterns are told by their names. */
export function targetsIn(left: ts.Expression): readonly (ts.Identifier | ts.PropertyAccessExpression)[] {
  if (ts.isIdentifier(left)) return [left];
  if (ts.isPropertyAccessExpression(left)) return [left];
  if (ts.isArrayLiteralExpression(left)) return left.elements.flatMap((e) => targetsIn(withoutDefault(e)));
  if (!ts.isObjectLiteralExpression(left)) return [];
  return left.properties.flatMap((p) => {
    if (ts.isShorthandPropertyAssignment(p)) return [p.name];
    return ts.isPropertyAssignment(p) ? targetsIn(withoutDefault(p.initializer)) : [];
  });
}

function withoutDefault(element: ts.Expression): ts.Expression {
  if (ts.isSpreadElement(element)) return element.expression;
  return ts.isBinaryExpression(element) && element.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? element.left
    : element;
}

/** `{ a: b } = …`: the literal is a pattern, its `a` binds nothing. */
function isAssignmentTarget(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent))
    return parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (ts.isForOfStatement(parent)) return parent.initializer === node;
  const isNested = ts.isPropertyAssignment(parent) || ts.isArrayLiteralExpression(parent);
  return isNested && isAssignmentTarget(ts.isPropertyAssignment(parent) ? parent.parent : parent);
}

export function isFunctionOrClass(node: ts.Expression): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isClassExpression(node);
}

/** A parameter named `this` exists for types only. */
function isThis(name: ts.Identifier): boolean {
  return name.text === 'this';
}

/** A name that may hold another function than the one its type was taken from: a parameter, `let`, or a constant that is not a function. */
function isRebindable(symbol: ts.Symbol | undefined): boolean {
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || ts.isFunctionDeclaration(declaration) || ts.isClassDeclaration(declaration))
    return false;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  const isFunction =
    ts.isVariableDeclaration(declaration) && declaration.initializer && isFunctionOrClass(declaration.initializer);
  return !(isConst && isFunction === true);
}

function calleeName(callee: ts.Expression): string {
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  return ts.isIdentifier(callee) ? callee.text : '';
}

function functionName(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  const isNamed =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return isNamed ? parent.name.getText() : '';
}
