/** @file Which binding each occurrence of a name refers to: the last one before it in the text. */

import ts from 'typescript';
import type { Reference } from './analysis';
import type { SnippetProgram } from './program';
import type { SiteTable } from './sites';

interface Binding {
  readonly site: number;
  /** Where in the text the name begins to have the value: `x = x.add(1)` reads the binding before it. */
  readonly from: number;
}

export function collectReferences({ checker, sourceFile }: SnippetProgram, { bindings }: SiteTable): Reference[] {
  /** The declaration a name resolves to: the checker has several symbols for one property of a literal. */
  const declarationOf = (name: ts.Node): ts.Declaration | undefined => {
    const { parent } = name;
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(name);
    return symbol?.valueDeclaration;
  };
  const byDeclaration = new Map<ts.Declaration, Binding[]>();
  for (const [node, site] of bindings) {
    const declaration = declarationOf(nameOf(node));
    if (declaration === undefined) continue;
    const list = byDeclaration.get(declaration) ?? [];
    list.push({ site, from: effectOf(node) });
    byDeclaration.set(declaration, list);
  }

  const references: Reference[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const site = siteOf(node);
      if (site !== undefined) references.push({ start: node.getStart(sourceFile), end: node.getEnd(), site });
      return;
    }
    if (!ts.isTypeNode(node)) ts.forEachChild(node, visit);
  };
  const siteOf = (name: ts.Identifier): number | undefined => {
    const own = bindings.get(name) ?? bindings.get(name.parent);
    if (own !== undefined && nameOf(bindings.has(name) ? name : name.parent) === name) return own;
    const declaration = declarationOf(name);
    const list = declaration && byDeclaration.get(declaration);
    const start = name.getStart(sourceFile);
    // Of a function above its variable's declaration: the declaration.
    return (list?.findLast((binding) => binding.from <= start) ?? list?.[0])?.site;
  };
  visit(sourceFile);
  return references;
}

function nameOf(node: ts.Node): ts.Node {
  return ts.isPropertyAccessExpression(node) ? node.name : node;
}

function effectOf(name: ts.Node): number {
  const owner = ts.findAncestor(
    name,
    (n) => ts.isVariableDeclaration(n) || ts.isBinaryExpression(n) || ts.isParameter(n) || ts.isStatement(n),
  );
  const isLoopVariable = owner !== undefined && ts.isVariableDeclaration(owner) && owner.initializer === undefined;
  return owner === undefined || isLoopVariable || ts.isParameter(owner) ? name.getEnd() : owner.getEnd();
}
