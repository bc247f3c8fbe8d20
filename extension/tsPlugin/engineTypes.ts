/** @file TypeScript server plugin: `tapescope` has the engine's types in every file, installed or not. */

import type ts from 'typescript';

const ENGINE = 'tapescope';
const NOTHING: ts.ResolvedModuleWithFailedLookupLocations = { resolvedModule: undefined };

export type Plugin = (server: { typescript: typeof ts }) => ts.server.PluginModule;

/** Each project's host is taught one more module, whose types are in `file`. */
export function engineTypes(
  typescript: typeof ts,
  { languageServiceHost: host, languageService, project }: ts.server.PluginCreateInfo,
  file: string,
): ts.LanguageService {
  const ours: ts.ResolvedModuleFull = {
    resolvedFileName: file,
    extension: typescript.Extension.Dts,
    // As an installed package: nothing to rename or to report errors in.
    isExternalLibraryImport: true,
  };
  const resolve = host.resolveModuleNameLiterals?.bind(host);
  if (!resolve) return languageService;
  // A server that reads no files follows no import: ours alone, then.
  const isAlone = project.projectService.serverMode !== typescript.LanguageServiceMode.Semantic;
  const settings = host.getCompilationSettings.bind(host);
  host.getCompilationSettings = () => {
    const given = settings();
    // A value where there was none makes TypeScript resolve again: a browser loads us after it has read the project.
    return { ...given, noResolve: !isAlone && (given.noResolve ?? false) };
  };
  host.resolveModuleNameLiterals = (literals, containing, ...rest) => {
    const found = isAlone ? literals.map(() => NOTHING) : resolve(literals, containing, ...rest);
    return found.map((one, i) => {
      // The types name themselves once. A package that the project did install goes first.
      const isOurs = !one.resolvedModule && (literals[i]?.text === ENGINE || containing === file);
      return isOurs ? { ...one, resolvedModule: ours } : one;
    });
  };
  return languageService;
}
