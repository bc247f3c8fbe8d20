/** @file Names a file imports: the engine's, or anybody's. */

import ts from 'typescript';
import { ENGINE_MODULES } from '../../protocol/hooks';
import { declare } from './run';
import { UNKNOWN, type Scope, type Value } from './values';

export function importNames(node: ts.ImportDeclaration, scope: Scope): void {
  const clause = node.importClause;
  if (clause === undefined) return;
  const ours = ts.isStringLiteral(node.moduleSpecifier) && ENGINE_MODULES.includes(node.moduleSpecifier.text);
  const whole: Value = ours ? { kind: 'engine', path: '' } : UNKNOWN;
  if (clause.name !== undefined) declare(scope, clause.name.text, whole);
  const bindings = clause.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) declare(scope, bindings.name.text, whole);
  else {
    for (const element of bindings.elements) {
      const name = (element.propertyName ?? element.name).text;
      declare(scope, element.name.text, ours ? { kind: 'engine', path: name === 'default' ? '' : name } : UNKNOWN);
    }
  }
}
