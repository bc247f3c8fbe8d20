/** @file A TypeScript program of one snippet, in memory: lib and engine types are parsed once per process, the snippet on each call. */

import ts from 'typescript';
import { ENGINE_MODULES } from '../protocol/hooks';
import { typeTexts } from './typeTexts';

export interface SnippetProgram {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly sourceFile: ts.SourceFile;
}

/** Where the engine's types live in the program; symbols declared here are ours. */
export const ENGINE_TYPES_FILE = '/types/engine.d.ts';
const LIB_TYPES_FILE = '/types/lib.d.ts';
export const DECLARATION_FILES = [LIB_TYPES_FILE, ENGINE_TYPES_FILE] as const;

export const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  // Imports and exports become parameters of a function: see `instrument`.
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  strict: true,
  allowJs: true,
  jsx: ts.JsxEmit.React,
  experimentalDecorators: false,
  noLib: true,
  // Else emitting a .js file would overwrite it, and nothing is emitted.
  outDir: '/emitted',
  // They might say what the confinement refuses.
  removeComments: true,
  // The engine has a default export of its own. With interop its type would be lost, and emitted code would copy the namespace.
  esModuleInterop: false,
  allowSyntheticDefaultImports: false,
  ignoreDeprecations: '6.0',
  types: [],
  skipLibCheck: true,
};

/**
 * `previous` is the last program of the same file: with it only what changed is worked out again.
 * Never throws on wrong code; ask `program.getSyntacticDiagnostics`.
 */
export function createSnippetProgram(fileName: string, text: string, previous?: SnippetProgram): SnippetProgram {
  const mainFile = mainFileOf(fileName);
  const sourceFile = ts.createSourceFile(mainFile, text, { languageVersion: ts.ScriptTarget.ES2022 }, true);
  const program = ts.createProgram({
    rootNames: [...DECLARATION_FILES, mainFile],
    options: OPTIONS,
    host: hostFor(sourceFile),
    ...(previous === undefined ? {} : { oldProgram: previous.program }),
  });
  return { program, checker: program.getTypeChecker(), sourceFile };
}

/** What the snippet is called inside of a program. */
export function mainFileOf(fileName: string): string {
  return `/snippet/main${extensionOf(fileName)}`;
}

function hostFor(main: ts.SourceFile): ts.CompilerHost {
  return {
    getSourceFile: (name) => (name === main.fileName ? main : declarationFile(name)),
    fileExists: (name) => name === main.fileName || declarationText(name) !== undefined,
    readFile: () => undefined,
    writeFile: () => {},
    getDefaultLibFileName: () => LIB_TYPES_FILE,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    resolveModuleNameLiterals: resolveEngine,
  };
}

/** Nothing can be imported with types but the engine. */
export function resolveEngine(
  literals: readonly ts.StringLiteralLike[],
  containingFile: string,
): readonly ts.ResolvedModuleWithFailedLookupLocations[] {
  return literals.map((literal) => ({
    // The engine's types import only themselves, for their default export.
    resolvedModule:
      ENGINE_MODULES.includes(literal.text) || containingFile === ENGINE_TYPES_FILE
        ? { resolvedFileName: ENGINE_TYPES_FILE, extension: ts.Extension.Dts }
        : undefined,
  }));
}

/** Undefined of any other file. */
export function declarationText(name: string): string | undefined {
  return name === LIB_TYPES_FILE ? typeTexts().lib : name === ENGINE_TYPES_FILE ? typeTexts().engine : undefined;
}

const declarationFiles = new Map<string, ts.SourceFile>();

/** Source files may be shared between programs: the checker keeps its own state, binding happens once. */
function declarationFile(name: string): ts.SourceFile | undefined {
  const known = declarationFiles.get(name);
  if (known !== undefined) return known;
  const text = declarationText(name);
  if (text === undefined) return undefined;
  const file = ts.createSourceFile(name, text, { languageVersion: ts.ScriptTarget.ES2022 }, true);
  declarationFiles.set(name, file);
  return file;
}

/** What the name says about how to parse; of anything we do not know (an untitled document) it is `.ts`. */
function extensionOf(fileName: string): string {
  const [, , script, x] = /\.([mc]?)([jt])s(x?)$/i.exec(fileName) ?? [];
  return script === undefined ? '.ts' : `.${script}s${x ?? ''}`.toLowerCase();
}
