/** @file The one recogniser of "this is our API": by what a name resolves to, never by how it is spelt. */

import ts from 'typescript';
import { findOp } from '../../engine/findOp';
import { ENGINE_TYPES_FILE, type SnippetProgram } from './program';

/** A call or `new` of something the engine exports. */
export interface EngineCall {
  readonly node: ts.CallExpression | ts.NewExpression;
  /** What has the name: the namespace `tf`, or the class whose method it is. */
  readonly owner: EngineOwner;
  /** `square`; dotted below the namespace: `train.sgd`, `losses.meanSquaredError`. */
  readonly name: string;
  /** The object a method is called on (`x` in `x.square()`); null for functions of the namespace. */
  readonly receiver: ts.Expression | null;
  readonly args: readonly ts.Expression[];
}
export type EngineOwner = 'tf' | 'Tensor' | 'Variable' | 'GradientTape' | 'Optimizer' | 'other';

export const GRADIENT_METHODS = ['gradient', 'jacobian', 'batchJacobian'] as const;
/** Functions that return a function which computes gradients, or compute them at once (`variableGrads`). */
export const FUNCTIONAL_GRADIENTS = ['grad', 'grads', 'valueAndGrad', 'valueAndGrads', 'variableGrads'] as const;

export class EngineNames {
  private readonly checker: ts.TypeChecker;
  private readonly module: ts.Symbol | undefined;
  private readonly calls = new Map<ts.Node, EngineCall | null>();
  private readonly namespaceCalls = new Map<ts.Node, EngineCall | null>();
  /** Names of members of the engine's classes, and of the tape alone. */
  private readonly memberNames: ReadonlySet<string>;
  private readonly tapeMembers: ReadonlySet<string>;

  constructor(snippet: SnippetProgram) {
    this.checker = snippet.checker;
    const types = snippet.program.getSourceFile(ENGINE_TYPES_FILE);
    this.module = types && this.checker.getSymbolAtLocation(types);
    [this.memberNames, this.tapeMembers] = types === undefined ? [new Set(), new Set()] : membersOf(types);
  }

  /** What `node` calls, when it calls (or constructs with `new`) something of the engine. */
  engineCall(node: ts.Node): EngineCall | undefined {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
    const known = this.calls.get(node);
    if (known !== undefined) return known ?? undefined;
    const call = this.findCall(node);
    this.calls.set(node, call ?? null);
    return call;
  }

  /** The call of an op, with its name in the engine's table: `square` for `tf.square(x)`, `cast` for `x.toFloat()`. */
  opCall(node: ts.Node): (EngineCall & { readonly op: string }) | undefined {
    const call = this.engineCall(node);
    if (call === undefined || ts.isNewExpression(call.node)) return undefined;
    const isOp = call.owner === 'Tensor' || call.owner === 'tf';
    const op = SAME_OP.get(call.name) ?? call.name.replace(/^(concat|pad|reverse|slice)[1-4]d$/, '$1');
    return isOp && findOp(op) !== undefined ? { ...call, op } : undefined;
  }

  /** `tape.gradient(…)`, `tape.watch(…)` …: a method of a tape; the tape is `receiver`. */
  tapeMethod(node: ts.Node): EngineCall | undefined {
    if (!ts.isCallExpression(node)) return undefined;
    const callee = bareExpression(node.expression);
    if (!ts.isPropertyAccessExpression(callee) || !this.tapeMembers.has(callee.name.text)) return undefined;
    const call = this.engineCall(node);
    return call?.owner === 'GradientTape' ? call : undefined;
  }

  /** `tape.gradient`, `tape.jacobian`, `tape.batchJacobian`. */
  gradientCall(node: ts.Node): EngineCall | undefined {
    const call = this.tapeMethod(node);
    return call && isOneOf(GRADIENT_METHODS, call.name) ? call : undefined;
  }

  /** A function of the namespace, `tf.NAME(…)`, however it was imported. */
  functionCall(node: ts.Node, ...names: readonly string[]): EngineCall | undefined {
    const call = ts.isCallExpression(node) ? this.namespaceCall(node) : undefined;
    return call !== undefined && names.includes(call.name) ? call : undefined;
  }

  /** `new tf.GradientTape(…)` or `tf.gradientTape(…)`. */
  tapeConstructor(node: ts.Node): EngineCall | undefined {
    return this.construction(node, 'GradientTape', 'gradientTape');
  }

  /** `new tf.Variable(…)` or `tf.variable(…)`. */
  variableConstructor(node: ts.Node): EngineCall | undefined {
    return this.construction(node, 'Variable', 'variable');
  }

  /** A Tensor (or Variable), maybe null or undefined. `any` is not. */
  isTensor(type: ts.Type): boolean {
    return this.isInstance(type, 'Tensor');
  }

  /** Declared as Variable: the type a binding was given, not what it holds after an assignment. */
  isVariable(type: ts.Type): boolean {
    return this.isInstance(type, 'Variable');
  }

  isTape(type: ts.Type): boolean {
    return this.isInstance(type, 'GradientTape');
  }

  isTensorExpression(node: ts.Expression): boolean {
    return this.isTensor(this.checker.getTypeAtLocation(node));
  }

  /** A tensor, or an array, promise or plain object that holds some. */
  hasTensor(type: ts.Type, depth = 0): boolean {
    if (this.isTensor(type)) return true;
    if (depth > 2) return false;
    if (type.isUnionOrIntersection()) return type.types.some((part) => this.hasTensor(part, depth));
    if ((type.flags & ts.TypeFlags.Object) === 0) return false;
    const inner = [...this.checker.getTypeArguments(type as ts.TypeReference), ...elementTypes(this.checker, type)];
    if (inner.length > 0) return inner.some((part) => this.hasTensor(part, depth + 1));
    if (type.getCallSignatures().length > 0) return false;
    return type.getProperties().some((p) => this.hasTensor(this.checker.getTypeOfSymbol(p), depth + 1));
  }

  /**
   * The path of what `expression` names in the engine's namespace: '' for the namespace itself, `square`, `train.sgd`.
   * Follows imports, aliases (`const f = tf.square`) and destructuring (`const { square } = tf`).
   */
  pathOf(expression: ts.Expression, depth = 0): string | undefined {
    if (this.module === undefined || depth > 20) return undefined;
    const node = bareExpression(expression);
    if (ts.isPropertyAccessExpression(node)) return this.member(node.expression, node.name.text, depth);
    if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
      return this.member(node.expression, node.argumentExpression.text, depth);
    }
    return ts.isIdentifier(node) ? this.pathOfName(node, depth) : undefined;
  }

  /** The expression a constant was made from (`g` of `const g = tf.grad(f)`), or the expression itself. */
  constantValue(expression: ts.Expression): ts.Expression {
    let node = bareExpression(expression);
    for (let steps = 0; steps < 20 && ts.isIdentifier(node); steps++) {
      const declaration = this.checker.getSymbolAtLocation(node)?.valueDeclaration;
      if (declaration === undefined || !isConstant(declaration) || !ts.isVariableDeclaration(declaration)) break;
      if (declaration.initializer === undefined) break;
      node = bareExpression(declaration.initializer);
    }
    return node;
  }

  private member(owner: ts.Expression, name: string, depth: number): string | undefined {
    const path = this.pathOf(owner, depth + 1) ?? this.pathByType(owner, name);
    if (path === undefined || this.checker.getTypeAtLocation(owner).getProperty(name) === undefined) return undefined;
    return path === '' ? name : `${path}.${name}`;
  }

  private pathOfName(node: ts.Identifier, depth: number): string | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    if (symbol === undefined) return undefined;
    if (symbol.flags & ts.SymbolFlags.Alias) {
      return this.isModule(this.checker.getAliasedSymbol(symbol)) ? '' : this.exportName(symbol);
    }
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined) return undefined;
    // Types are asked only where they may tell of the namespace: working one out costs most of an analysis.
    if (mayHoldNamespace(declaration) && this.isModule(this.checker.getTypeOfSymbol(symbol).symbol)) return '';
    if (!isConstant(declaration)) return undefined;
    if (ts.isVariableDeclaration(declaration)) {
      return declaration.initializer && this.pathOf(declaration.initializer, depth + 1);
    }
    if (!ts.isBindingElement(declaration) || declaration.dotDotDotToken !== undefined) return undefined;
    const name = declaration.propertyName ?? declaration.name;
    const source = declaration.parent.parent;
    if (!ts.isIdentifier(name) || !ts.isVariableDeclaration(source) || source.initializer === undefined)
      return undefined;
    return this.member(source.initializer, name.text, depth);
  }

  /** Of `lib.tf` in `lib.tf.square`: the namespace, kept in an object. Asked only where the engine has the name that follows. */
  private pathByType(owner: ts.Expression, name: string): string | undefined {
    const node = bareExpression(owner);
    if (this.module === undefined || !isDotted(node)) return undefined;
    if (this.checker.tryGetMemberInModuleExports(name, this.module) === undefined) return undefined;
    return this.isModule(this.checker.getTypeAtLocation(node).symbol) ? '' : undefined;
  }

  /** By declaration, since an import of the whole module may have a copy of its symbol. */
  private isModule(symbol: ts.Symbol | undefined): boolean {
    return symbol?.valueDeclaration !== undefined && symbol.valueDeclaration === this.module?.valueDeclaration;
  }

  /** Of `import { square as sq } from 'tapescope'`: `square`. */
  private exportName(alias: ts.Symbol): string | undefined {
    const specifier = alias.declarations?.[0];
    if (this.module === undefined || specifier === undefined || !ts.isImportSpecifier(specifier)) return undefined;
    const target = this.checker.getAliasedSymbol(alias);
    const name = (specifier.propertyName ?? specifier.name).text;
    const exported = this.checker.tryGetMemberInModuleExports(name, this.module);
    return exported !== undefined && this.resolve(exported) === target ? name : undefined;
  }

  /** A call of the namespace's own: told by names, where a method asks for the type of what it is called on. */
  private namespaceCall(node: ts.CallExpression | ts.NewExpression): EngineCall | undefined {
    const known = this.namespaceCalls.get(node);
    if (known !== undefined) return known ?? undefined;
    const path = this.pathOf(node.expression);
    const call: EngineCall | null =
      path === undefined || path === ''
        ? null
        : { node, owner: 'tf', name: path, receiver: null, args: node.arguments ?? [] };
    this.namespaceCalls.set(node, call);
    return call ?? undefined;
  }

  private findCall(node: ts.CallExpression | ts.NewExpression): EngineCall | undefined {
    const args = node.arguments ?? [];
    const known = this.namespaceCall(node);
    if (known !== undefined) return known;
    const callee = bareExpression(node.expression);
    if (ts.isNewExpression(node) || !ts.isPropertyAccessExpression(callee)) return undefined;
    // No type needs to be worked out where no class of the engine has a member of this name.
    if (!this.memberNames.has(callee.name.text)) return undefined;
    const owner = this.ownerOf(this.checker.getTypeAtLocation(callee.expression), callee.name);
    return owner && { node, owner, name: callee.name.text, receiver: callee.expression, args };
  }

  private ownerOf(receiver: ts.Type, method: ts.MemberName): EngineOwner | undefined {
    const declared = this.checker.getSymbolAtLocation(method)?.declarations?.[0];
    if (declared?.getSourceFile().fileName !== ENGINE_TYPES_FILE) return undefined;
    if (this.isVariable(receiver)) return /^assign/.test(method.text) ? 'Variable' : 'Tensor';
    if (this.isTensor(receiver)) return 'Tensor';
    if (this.isTape(receiver)) return 'GradientTape';
    return this.isInstance(receiver, 'Optimizer') ? 'Optimizer' : 'other';
  }

  private construction(node: ts.Node, className: string, functionName: string): EngineCall | undefined {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
    const call = this.namespaceCall(node);
    return call !== undefined && call.name === (ts.isNewExpression(call.node) ? className : functionName)
      ? call
      : undefined;
  }

  private isInstance(type: ts.Type, className: string): boolean {
    const solid = this.checker.getNonNullableType(type);
    if (solid.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) return false;
    if (solid.isUnion()) return solid.types.every((part) => this.isInstance(part, className));
    if (solid.isIntersection()) return solid.types.some((part) => this.isInstance(part, className));
    if (solid.flags & ts.TypeFlags.TypeParameter) {
      const constraint = this.checker.getBaseConstraintOfType(solid);
      return constraint !== undefined && constraint !== solid && this.isInstance(constraint, className);
    }
    return this.inherits(solid, this.exported(className));
  }

  private inherits(type: ts.Type, wanted: ts.Symbol | undefined): boolean {
    if (wanted === undefined || type.symbol === undefined) return false;
    if (type.symbol === wanted) return true;
    const declared = this.checker.getDeclaredTypeOfSymbol(type.symbol);
    return (declared.isClassOrInterface() ? this.checker.getBaseTypes(declared) : []).some((base) =>
      this.inherits(base, wanted),
    );
  }

  private exported(name: string): ts.Symbol | undefined {
    const symbol = this.module && this.checker.tryGetMemberInModuleExports(name, this.module);
    return symbol && this.resolve(symbol);
  }

  private resolve(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}

/** Read off the declarations, once for the file of types that all programs share. */
function membersOf(types: ts.SourceFile): readonly [all: ReadonlySet<string>, tape: ReadonlySet<string>] {
  const known = memberSets.get(types);
  if (known !== undefined) return known;
  const [all, tape] = [new Set<string>(), new Set<string>()];
  const visit = (node: ts.Node): void => {
    if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) {
      for (const { name } of node.members) {
        if (name === undefined || !ts.isIdentifier(name)) continue;
        all.add(name.text);
        if (node.name?.text === 'GradientTape') tape.add(name.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(types);
  const sets = [all, tape] as const;
  memberSets.set(types, sets);
  return sets;
}
const memberSets = new WeakMap<ts.SourceFile, readonly [ReadonlySet<string>, ReadonlySet<string>]>();

/** Without parentheses, casts and `!` around it. */
export function bareExpression(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isTypeAssertionExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** Functions and methods that are an op under another name. */
const SAME_OP: ReadonlyMap<string, string> = new Map([
  ...['as1D', 'as2D', 'as3D', 'as4D', 'as5D', 'asScalar', 'flatten', 'reshapeAs'].map(
    (name) => [name, 'reshape'] as const,
  ),
  ...['toFloat', 'toInt', 'toBool', 'asType'].map((name) => [name, 'cast'] as const),
  ...['lowerBound', 'upperBound'].map((name) => [name, 'searchSorted'] as const),
  ['identity', 'clone'],
]);

function isConstant(declaration: ts.Declaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
}

/** `(t: typeof tf) => …`, `const tf = await import('tapescope')`: a name whose type alone tells. */
function mayHoldNamespace(declaration: ts.Declaration): boolean {
  if (ts.isBindingElement(declaration)) return !ts.isParameter(declaration.parent.parent) && !isCallResult(declaration);
  if (ts.isParameter(declaration))
    return declaration.type === undefined
      ? declaration.initializer !== undefined
      : ts.isTypeQueryNode(declaration.type);
  if (!ts.isVariableDeclaration(declaration)) return false;
  if (declaration.type !== undefined) return ts.isTypeQueryNode(declaration.type);
  const value = declaration.initializer && bareExpression(declaration.initializer);
  if (value === undefined) return false;
  const call = ts.isAwaitExpression(value) ? bareExpression(value.expression) : value;
  return (
    ts.isCallExpression(call) &&
    (call.expression.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isIdentifier(call.expression) && call.expression.text === 'require'))
  );
}

/** `const { dw, db } = tape.gradient(…)`: what a call gives is no namespace. */
function isCallResult({ parent: { parent } }: ts.BindingElement): boolean {
  if (ts.isBindingElement(parent)) return isCallResult(parent);
  return (
    ts.isVariableDeclaration(parent) &&
    parent.initializer !== undefined &&
    ts.isCallExpression(bareExpression(parent.initializer))
  );
}

/** `a.b.c`, `this.b`. */
function isDotted(node: ts.Expression): boolean {
  let at = node;
  while (ts.isPropertyAccessExpression(at)) at = at.expression;
  return at !== node && (ts.isIdentifier(at) || at.kind === ts.SyntaxKind.ThisKeyword);
}

function isOneOf<T extends string>(list: readonly T[], name: string): name is T {
  return (list as readonly string[]).includes(name);
}

function elementTypes(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  return checker.getIndexInfosOfType(type).map((info) => info.type);
}
