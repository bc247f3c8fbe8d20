/** @file Turns a snippet into JavaScript that calls the hooks at its sites; types are stripped, modules become functions. */

import ts from 'typescript';
import { bareExpression } from './engineNames';
import { passConfinement } from './confinedText';
import type { SnippetProgram } from './program';
import { isRunnable, namesIn, targetsIn, type FunctionWithBody, type SiteTable } from './sites';

export interface InstrumentedCode {
  /** The body of a function with the parameters PROGRAM_PARAMETERS (see `protocol/hooks`). */
  readonly code: string;
  /** What it imports, when types are stripped. */
  readonly specifiers: ReadonlySet<string>;
}

export function instrument({ program, sourceFile }: SnippetProgram, sites: SiteTable): InstrumentedCode {
  const hooks = hookNames(sourceFile.text);
  const specifiers = new Set<string>();
  let emitted = '';
  program.emit(sourceFile, (_name, text) => (emitted = text), undefined, false, {
    before: [(context) => (file) => new Instrumenter(context, sites, hooks).file(file)],
    after: [collectRequired(specifiers), passConfinement],
  });
  // A first line `#!…` is for a shell.
  const code = emitted.replace(/^#!.*/, '');
  const unpack = Object.entries(hooks).map(([hook, name]) => `${hook}: ${name}`);
  const body = `const { ${unpack.join(', ')} } = __hooks, require = __require, exports = __exports;
return (async function () {
${code}})();`;
  return { code: body, specifiers };
}

/** Modules the emitted code requires: calls that the printer's own imports became, told from a snippet's by having no place in the text. */
function collectRequired(specifiers: Set<string>): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const visit = (node: ts.Node): ts.Node => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require') {
        const specifier = node.arguments[0];
        if (node.expression.pos < 0 && specifier !== undefined && ts.isStringLiteralLike(specifier))
          specifiers.add(specifier.text);
      }
      return ts.visitEachChild(node, visit, context);
    };
    return ts.visitEachChild(file, visit, context);
  };
}

interface HookNames {
  readonly call: string;
  readonly bind: string;
  readonly at: string;
  readonly enter: string;
  readonly leave: string;
}

/** Short names that the text does not contain. */
function hookNames(text: string): HookNames {
  let suffix = '';
  while (['__s', '__b', '__at', '__enter', '__leave', '__turn'].some((name) => text.includes(name + suffix)))
    suffix += '_';
  return {
    call: `__s${suffix}`,
    bind: `__b${suffix}`,
    at: `__at${suffix}`,
    enter: `__enter${suffix}`,
    leave: `__leave${suffix}`,
  };
}

class Instrumenter {
  private readonly make: ts.NodeFactory;

  constructor(
    private readonly context: ts.TransformationContext,
    private readonly sites: SiteTable,
    private readonly hooks: HookNames,
  ) {
    this.make = context.factory;
  }

  /** Imports run first, wherever in the file they stand; as emitted they are statements like any other. */
  file(file: ts.SourceFile): ts.SourceFile {
    const inner = ts.visitEachChild(file, this.visit, this.context);
    const imports = inner.statements.filter(ts.isImportDeclaration);
    const rest = inner.statements.filter((statement) => !ts.isImportDeclaration(statement));
    return this.make.updateSourceFile(inner, [...imports, ...rest]);
  }

  private readonly visit = (node: ts.Node): ts.VisitResult<ts.Node> => {
    if (!isRunnable(node)) return node;
    const statement = this.sites.statements.get(node);
    const changed = this.change(node);
    // `namespace A.B`: the inner one is no statement of its own.
    const isInnerName = ts.isModuleDeclaration(node) && ts.isModuleDeclaration(node.parent);
    if (statement === undefined || isInnerName) return changed;
    return [this.tick(statement), ...(Array.isArray(changed) ? (changed as ts.Node[]) : [changed as ts.Node])];
  };

  private change(node: ts.Node): ts.Node | ts.Node[] {
    if (ts.isIterationStatement(node, false)) return this.loop(node);
    if (ts.isLabeledStatement(node)) return this.labeled(node);
    const inner = ts.visitEachChild(node, this.visit, this.context);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) return this.call(node, inner as typeof node);
    if (isFunctionWithBody(node)) return this.function(node, inner as FunctionWithBody);
    if (ts.isVariableStatement(node)) return [inner, ...this.patternNames(node.declarationList.declarations)];
    if (ts.isExpressionStatement(node)) return [inner, ...this.assignedNames(node.expression)];
    return this.bound(node, inner);
  }

  /** `x.add(__s(17, y))`, `__s(17, x).square()`: the last thing worked out before the call. */
  private call<T extends ts.CallExpression | ts.NewExpression>(node: T, inner: T): ts.Node {
    const site = this.sites.calls.get(node);
    if (site === undefined) return inner;
    const last = inner.arguments?.at(-1);
    if (last !== undefined) {
      const marked = ts.isSpreadElement(last)
        ? this.make.updateSpreadElement(last, this.mark(site, last.expression))
        : this.mark(site, last);
      return this.withArguments(inner, [...(inner.arguments ?? []).slice(0, -1), marked]);
    }
    if (ts.isNewExpression(inner)) {
      const constructor = this.make.createParenthesizedExpression(this.mark(site, inner.expression));
      return this.make.updateNewExpression(inner, constructor, inner.typeArguments, inner.arguments ?? []);
    }
    const callee = bareExpression(inner.expression);
    const isChain = ts.isCallChain(node) || callee.kind === ts.SyntaxKind.SuperKeyword;
    const isSuper = ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.SuperKeyword;
    if (!isChain && !isSuper && ts.isPropertyAccessExpression(callee)) {
      const method = this.make.updatePropertyAccessExpression(callee, this.mark(site, callee.expression), callee.name);
      return this.make.updateCallExpression(inner as ts.CallExpression, method, undefined, []);
    }
    if (!isChain && !isSuper && ts.isIdentifier(callee)) {
      return this.make.updateCallExpression(inner as ts.CallExpression, this.mark(site, callee), undefined, []);
    }
    // `x?.square().exp()`: no receiver of its own to mark without breaking the chain; an empty spread runs at the right moment.
    const nothing = this.make.createSpreadElement(this.mark(site, this.make.createArrayLiteralExpression()));
    return this.withArguments(inner, [nothing]);
  }

  private withArguments(call: ts.CallExpression | ts.NewExpression, args: readonly ts.Expression[]): ts.Expression {
    if (ts.isNewExpression(call)) return this.make.updateNewExpression(call, call.expression, call.typeArguments, args);
    return ts.isCallChain(call)
      ? this.make.updateCallChain(call, call.expression, call.questionDotToken, call.typeArguments, args)
      : this.make.updateCallExpression(call, call.expression, call.typeArguments, args);
  }

  /** `const x = __b(3, …)`, `x = __b(4, …)`, `{ w: __b(5, …) }`. */
  private bound(node: ts.Node, inner: ts.Node): ts.Node {
    if (ts.isVariableDeclaration(node) && ts.isVariableDeclaration(inner)) {
      const value = this.bindValue(node.name, inner.initializer);
      return value
        ? this.make.updateVariableDeclaration(inner, inner.name, inner.exclamationToken, inner.type, value)
        : inner;
    }
    if (ts.isPropertyDeclaration(node) && ts.isPropertyDeclaration(inner)) {
      const value = this.bindValue(node.name, inner.initializer);
      return value
        ? this.make.updatePropertyDeclaration(
            inner,
            inner.modifiers,
            inner.name,
            inner.questionToken,
            inner.type,
            value,
          )
        : inner;
    }
    if (ts.isPropertyAssignment(node) && ts.isPropertyAssignment(inner)) {
      const value = this.bindValue(node.name, inner.initializer);
      return value ? this.make.updatePropertyAssignment(inner, inner.name, value) : inner;
    }
    if (ts.isBinaryExpression(node) && ts.isBinaryExpression(inner)) {
      const value = this.bindValue(node.left, inner.right);
      return value ? this.make.updateBinaryExpression(inner, inner.left, inner.operatorToken, value) : inner;
    }
    return inner;
  }

  /** Undefined where nothing is to be bound; a function or class keeps the name it gets from standing there. */
  private bindValue(name: ts.Node, value: ts.Expression | undefined): ts.Expression | undefined {
    const site = this.sites.bindings.get(name);
    if (site === undefined || value === undefined || isNamedByPlace(value)) return undefined;
    return this.invoke(this.hooks.bind, site, value);
  }

  /** `const [a, b] = …` is followed by `__b(3, a); __b(4, b);`. */
  private patternNames(declarations: readonly ts.VariableDeclaration[]): ts.Statement[] {
    return declarations.flatMap((d) =>
      ts.isIdentifier(d.name) ? [] : namesIn(d.name).flatMap((name) => this.bindLater(name)),
    );
  }

  /** The same for `[a, b] = …`. */
  private assignedNames(expression: ts.Expression): ts.Statement[] {
    const assignment = bareExpression(expression);
    if (!ts.isBinaryExpression(assignment) || assignment.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [];
    const { left } = assignment;
    if (!ts.isArrayLiteralExpression(left) && !ts.isObjectLiteralExpression(left)) return [];
    return targetsIn(left).flatMap((name) => (ts.isIdentifier(name) ? this.bindLater(name) : []));
  }

  private bindLater(name: ts.Identifier): ts.Statement[] {
    const site = this.sites.bindings.get(name);
    if (site === undefined) return [];
    // Remembers the name it stands for, since an exported one is written `exports.a`.
    const value = ts.setOriginalNode(this.make.createIdentifier(name.text), name);
    return [this.make.createExpressionStatement(this.invoke(this.hooks.bind, site, value))];
  }

  private function(node: FunctionWithBody, inner: FunctionWithBody): ts.Node {
    const frame = this.sites.frames.get(node);
    const parameters = node.parameters.flatMap((p) => namesIn(p.name).flatMap((name) => this.bindLater(name)));
    if (frame === undefined && parameters.length === 0) return inner;
    const { body } = inner;
    const statements = ts.isBlock(body) ? [...body.statements] : [this.make.createReturnStatement(body)];
    // Directives and `super(…)` stay first; parameters are told after them.
    const first = statements.findLastIndex((s) => isPrologue(s)) + 1;
    const rest = [...parameters, ...statements.slice(first)];
    const framed = frame === undefined ? rest : this.frame(frame, this.make.createNumericLiteral(1), true, rest);
    return this.withBody(inner, this.make.createBlock([...statements.slice(0, first), ...framed], true));
  }

  private withBody(node: FunctionWithBody, body: ts.Block): ts.Node {
    const { make } = this;
    if (ts.isFunctionDeclaration(node))
      return make.updateFunctionDeclaration(
        node,
        node.modifiers,
        node.asteriskToken,
        node.name,
        node.typeParameters,
        node.parameters,
        node.type,
        body,
      );
    if (ts.isFunctionExpression(node))
      return make.updateFunctionExpression(
        node,
        node.modifiers,
        node.asteriskToken,
        node.name,
        node.typeParameters,
        node.parameters,
        node.type,
        body,
      );
    if (ts.isArrowFunction(node))
      return make.updateArrowFunction(
        node,
        node.modifiers,
        node.typeParameters,
        node.parameters,
        node.type,
        node.equalsGreaterThanToken,
        body,
      );
    if (ts.isMethodDeclaration(node))
      return make.updateMethodDeclaration(
        node,
        node.modifiers,
        node.asteriskToken,
        node.name,
        node.questionToken,
        node.typeParameters,
        node.parameters,
        node.type,
        body,
      );
    if (ts.isConstructorDeclaration(node))
      return make.updateConstructorDeclaration(node, node.modifiers, node.parameters, body);
    if (ts.isGetAccessorDeclaration(node))
      return make.updateGetAccessorDeclaration(node, node.modifiers, node.name, node.parameters, node.type, body);
    return make.updateSetAccessorDeclaration(node, node.modifiers, node.name, node.parameters, body);
  }

  /** The label must stay at its loop, so the counter goes before both. */
  private labeled(node: ts.LabeledStatement): ts.Node[] {
    const inner = ts.isIterationStatement(node.statement, false)
      ? this.loop(node.statement)
      : ts.isLabeledStatement(node.statement)
        ? this.labeled(node.statement)
        : [
            ts.visitNode(node.statement, this.visit, ts.isStatement, (list) =>
              this.make.createBlock(list.filter(ts.isStatement)),
            ),
          ];
    const statement = inner.at(-1) as ts.Statement;
    return [...inner.slice(0, -1), this.make.updateLabeledStatement(node, node.label, statement)];
  }

  /** `let __turn5 = 0; for (…) { __enter(5, __turn5++); try { … } finally { __leave(); } }` */
  private loop(node: ts.IterationStatement): ts.Node[] {
    const inner = ts.visitEachChild(node, this.visit, this.context);
    const site = this.sites.frames.get(node);
    const names =
      ts.isForOfStatement(node) && ts.isVariableDeclarationList(node.initializer)
        ? node.initializer.declarations.flatMap((d) => namesIn(d.name).flatMap((name) => this.bindLater(name)))
        : [];
    if (site === undefined && names.length === 0) return [inner];
    const body = inner.statement;
    // A body may have a name of its own for what the loop's head already names.
    const statements = names.length === 0 && ts.isBlock(body) ? body.statements : [...names, body];
    if (site === undefined) return [this.withStatement(inner, this.make.createBlock(statements, true))];
    const turn = this.make.createIdentifier(`${this.hooks.enter.replace('__enter', '__turn')}${site}`);
    const counter = this.make.createVariableStatement(
      undefined,
      this.make.createVariableDeclarationList(
        [this.make.createVariableDeclaration(turn, undefined, undefined, this.make.createNumericLiteral(0))],
        ts.NodeFlags.Let,
      ),
    );
    const framed = this.frame(site, this.make.createPostfixIncrement(turn), false, statements);
    return [counter, this.withStatement(inner, this.make.createBlock(framed, true))];
  }

  private withStatement(node: ts.IterationStatement, body: ts.Statement): ts.IterationStatement {
    const { make } = this;
    if (ts.isForStatement(node))
      return make.updateForStatement(node, node.initializer, node.condition, node.incrementor, body);
    if (ts.isForOfStatement(node))
      return make.updateForOfStatement(node, node.awaitModifier, node.initializer, node.expression, body);
    if (ts.isForInStatement(node)) return make.updateForInStatement(node, node.initializer, node.expression, body);
    if (ts.isWhileStatement(node)) return make.updateWhileStatement(node, node.expression, body);
    return make.updateDoStatement(node as ts.DoStatement, body, (node as ts.DoStatement).expression);
  }

  private frame(
    site: number,
    iteration: ts.Expression,
    isCall: boolean,
    statements: readonly ts.Statement[],
  ): ts.Statement[] {
    const { make } = this;
    const turn = isCall ? make.createPrefixMinus(iteration) : iteration;
    return [
      make.createExpressionStatement(
        make.createCallExpression(make.createIdentifier(this.hooks.enter), undefined, [
          make.createNumericLiteral(site),
          turn,
        ]),
      ),
      make.createTryStatement(
        make.createBlock(statements, true),
        undefined,
        make.createBlock([
          make.createExpressionStatement(
            make.createCallExpression(make.createIdentifier(this.hooks.leave), undefined, []),
          ),
        ]),
      ),
    ];
  }

  private tick(site: number): ts.Statement {
    const { make } = this;
    return make.createExpressionStatement(
      make.createCallExpression(make.createIdentifier(this.hooks.at), undefined, [make.createNumericLiteral(site)]),
    );
  }

  private mark(site: number, value: ts.Expression): ts.Expression {
    return this.invoke(this.hooks.call, site, value);
  }

  private invoke(hook: string, site: number, value: ts.Expression): ts.CallExpression {
    return this.make.createCallExpression(this.make.createIdentifier(hook), undefined, [
      this.make.createNumericLiteral(site),
      value,
    ]);
  }
}

function isFunctionWithBody(node: ts.Node): node is FunctionWithBody {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function isNamedByPlace(value: ts.Expression): boolean {
  const inner = bareExpression(value);
  return ts.isArrowFunction(inner) || ts.isFunctionExpression(inner) || ts.isClassExpression(inner);
}

function isPrologue(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement)) return false;
  const { expression } = statement;
  return (
    ts.isStringLiteral(expression) ||
    (ts.isCallExpression(expression) && expression.expression.kind === ts.SyntaxKind.SuperKeyword)
  );
}
