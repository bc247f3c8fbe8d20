/** @file Why a text cannot run: places that cannot be parsed, and imports of what the sandbox does not have. */

import ts from 'typescript';
import { ENGINE_MODULES } from '../protocol/hooks';
import { t } from '../protocol/words';
import type { TextMark } from './analysis';
import type { SnippetProgram } from './program';

/** Places the parser does not understand, at most a few: after the first, the rest mostly follows from it. */
export function syntaxErrors({ program, sourceFile }: SnippetProgram): TextMark[] {
  return program.getSyntacticDiagnostics(sourceFile).slice(0, MAX_MARKS).map(toMark);
}
const MAX_MARKS = 20;

/** Names declared twice, `return` outside a function … : JavaScript refuses them, the parser alone does not. */
export function earlyErrors({ program, sourceFile }: SnippetProgram): TextMark[] {
  return program.getSemanticDiagnostics(sourceFile).filter(isEarlyError).slice(0, MAX_MARKS).map(toMark);
}

/** TypeScript numbers its syntax errors below 2000; the two others are names declared twice. */
function isEarlyError({ code }: ts.Diagnostic): boolean {
  const isAboutModules = code === 1309 || code === 1378 || code === 1343 || code === 1470;
  return (code < 2000 && !isAboutModules) || code === 2300 || code === 2451;
}

/** What code asks for and a snippet cannot have. `specifiers` are those that are left when types are stripped. */
export function missingAuthority({ sourceFile }: SnippetProgram, specifiers: ReadonlySet<string>): TextMark[] {
  const marks: TextMark[] = [];
  const mark = (node: ts.Node, message: string): void => {
    marks.push({ start: node.getStart(sourceFile), end: node.getEnd(), message });
  };
  for (const { node, specifier } of importsOf(sourceFile)) {
    if (!specifiers.has(specifier) || isRelative(specifier) || ENGINE_MODULES.includes(specifier)) continue;
    mark(
      node,
      t("A snippet can import the engine ('tapescope') and files beside it ('./…'), but not '{0}'.", specifier),
    );
  }
  const visit = (node: ts.Node): void => {
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      mark(node, t('A snippet has no import.meta.'));
    ts.forEachChild(node, visit);
  };
  if (sourceFile.text.includes('import.meta')) visit(sourceFile);
  return marks;
}

export interface ImportPlace {
  /** The specifier's literal. */
  readonly node: ts.StringLiteralLike;
  readonly specifier: string;
}

/** Every import of a file, `import('…')` and `export … from '…'` too, in order. */
export function importsOf(file: ts.SourceFile): ImportPlace[] {
  const places: ImportPlace[] = [];
  const add = (node: ts.Node | undefined): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) places.push({ node, specifier: node.text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return places;
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../') || specifier === '.' || specifier === '..';
}

function toMark(diagnostic: ts.Diagnostic): TextMark {
  const start = diagnostic.start ?? 0;
  return {
    start,
    end: start + (diagnostic.length ?? 0),
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
  };
}
