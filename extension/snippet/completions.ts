/** @file What can be written at a place of a snippet, with types and docs: TypeScript's own answer over our types, where no editor asks TypeScript (Markdown). */

import ts from 'typescript';
import type { CallHelp, CallSignature, Completion, CompletionDetail, CompletionKind, Completions } from './completion';
import { DECLARATION_FILES, declarationText, mainFileOf, OPTIONS, resolveEngine } from './program';

export function completionsAt(fileName: string, text: string, offset: number): Completions {
  const found = serviceOf(fileName, text).getCompletionsAtPosition(main.name, offset, {
    includeCompletionsForModuleExports: false,
    includeCompletionsWithInsertText: true,
  });
  return {
    replaces: toRange(found?.optionalReplacementSpan),
    items: (found?.entries ?? []).map(({ name, kind, sortText, insertText }): Completion => ({
      name,
      kind: KIND_OF.get(kind) ?? 'property',
      sortText,
      ...(insertText !== undefined && { insertText }),
    })),
  };
}

/** Null where the name is none of the completions there. */
export function completionDetail(
  fileName: string,
  text: string,
  offset: number,
  name: string,
): CompletionDetail | null {
  const service = serviceOf(fileName, text);
  const found = service.getCompletionEntryDetails(main.name, offset, name, undefined, undefined, undefined, undefined);
  if (found === undefined) return null;
  return {
    signature: ts.displayPartsToString(found.displayParts),
    documentation: ts.displayPartsToString(found.documentation),
  };
}

/** Null where no call is being written. */
export function callHelpAt(fileName: string, text: string, offset: number): CallHelp | null {
  const found = serviceOf(fileName, text).getSignatureHelpItems(main.name, offset, undefined);
  if (found === undefined) return null;
  return {
    best: found.selectedItemIndex,
    signatures: found.items.map((item) => signatureOf(item, found.argumentIndex)),
  };
}

function signatureOf(item: ts.SignatureHelpItem, argument: number): CallSignature {
  const separator = ts.displayPartsToString(item.separatorDisplayParts);
  let label = ts.displayPartsToString(item.prefixDisplayParts);
  const parameters = item.parameters.map(({ displayParts, documentation }, i) => {
    if (i > 0) label += separator;
    const start = label.length;
    label += ts.displayPartsToString(displayParts);
    return { start, end: label.length, documentation: ts.displayPartsToString(documentation) };
  });
  label += ts.displayPartsToString(item.suffixDisplayParts);
  const last = parameters.length - 1;
  const next = item.isVariadic ? Math.max(0, Math.min(argument, last)) : argument;
  return { label, documentation: ts.displayPartsToString(item.documentation), parameters, next };
}

const { ScriptElementKind: Is } = ts;
const KIND_OF: ReadonlyMap<ts.ScriptElementKind, CompletionKind> = new Map([
  ...[Is.functionElement, Is.localFunctionElement].map((kind) => [kind, 'function'] as const),
  [Is.memberFunctionElement, 'method'],
  ...[Is.variableElement, Is.letElement, Is.localVariableElement, Is.parameterElement].map((kind) => [kind, 'variable'] as const), // prettier-ignore
  [Is.constElement, 'constant'],
  ...[Is.classElement, Is.localClassElement].map((kind) => [kind, 'class'] as const),
  ...[Is.interfaceElement, Is.typeElement, Is.typeParameterElement, Is.primitiveType].map((kind) => [kind, 'type'] as const), // prettier-ignore
  ...[Is.alias, Is.moduleElement].map((kind) => [kind, 'module'] as const),
  [Is.keyword, 'keyword'],
]);

/** The one file that is asked about; another one takes its place. */
let main = { name: '', text: '', version: 0 };
let service: ts.LanguageService | null = null;

/** TypeScript keeps what it knows from one question to the next. */
function serviceOf(fileName: string, text: string): ts.LanguageService {
  const name = mainFileOf(fileName);
  if (main.name !== name || main.text !== text) main = { name, text, version: main.version + 1 };
  return (service ??= ts.createLanguageService(HOST));
}

const HOST: ts.LanguageServiceHost = {
  getCompilationSettings: () => OPTIONS,
  getScriptFileNames: () => [...DECLARATION_FILES, main.name],
  getScriptVersion: (name) => (name === main.name ? String(main.version) : '1'),
  getScriptSnapshot(name) {
    const text = textOf(name);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => '/',
  getDefaultLibFileName: () => DECLARATION_FILES[0],
  fileExists: (name) => textOf(name) !== undefined,
  readFile: textOf,
  resolveModuleNameLiterals: resolveEngine,
};

function textOf(name: string): string | undefined {
  return name === main.name ? main.text : declarationText(name);
}

function toRange(span: ts.TextSpan | undefined): Completions['replaces'] {
  return span === undefined ? null : { start: span.start, end: span.start + span.length };
}
