/** @file Classes in the dry run: finding members, through base classes. */

import ts from 'typescript';
import type { Run } from './run';
import type { ClassFact, FunctionFact, Value } from './values';

/** A method or accessor by name; `setter` asks for the set accessor. */
export function findMember(
  run: Run,
  cls: ClassFact,
  name: string,
  self: Value,
  setter = false,
): { readonly fn: FunctionFact; readonly getter: boolean } | null {
  for (let at: ClassFact | null = cls, depth = 0; at !== null && depth < 20; depth++) {
    for (const member of at.node.members) {
      if (member.name === undefined || nameText(member.name) !== name || isStatic(member)) continue;
      const accessor = setter ? ts.isSetAccessor(member) : ts.isGetAccessor(member);
      if (accessor || (!setter && ts.isMethodDeclaration(member) && member.body !== undefined)) {
        const node = member as ts.MethodDeclaration | ts.AccessorDeclaration;
        return { fn: { node, scope: at.scope, self, home: at }, getter: accessor };
      }
    }
    at = at.base?.kind === 'class' ? at.base.cls : null;
  }
  run.step();
  return null;
}

export function nameText(name: ts.PropertyName): string | null {
  if (ts.isComputedPropertyName(name)) return symbolName(name.expression.getText());
  return ts.isIdentifier(name) ||
    ts.isStringLiteralLike(name) ||
    ts.isNumericLiteral(name) ||
    ts.isPrivateIdentifier(name)
    ? name.text
    : null;
}

/** `Symbol.dispose` as the name of a property that no string can be. */
export function symbolName(path: string): string | null {
  return /^Symbol\.\w+$/.test(path) ? `[[${path}]]` : null;
}

export function isStatic(member: ts.ClassElement): boolean {
  return (
    ts.canHaveModifiers(member) &&
    (ts.getModifiers(member)?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword) ?? false)
  );
}
