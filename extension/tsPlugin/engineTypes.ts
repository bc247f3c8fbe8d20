/** @file TypeScript server plugin: `tapescope` has the engine's types in every file, installed or not. */

import type ts from 'typescript';

const ENGINE = 'tapescope';
const NOTHING: ts.ResolvedModuleWithFailedLookupLocations = { resolvedModule: undefined };

export type Plugin = (server: { typescript: typeof ts }) => ts.server.PluginModule;

/** Each project's host is taught one more module, whose types are in `file`; and no other, where it is to be `alone`. */
export function engineTypes(
  typescript: typeof ts,
  { languageServiceHost: host, languageService }: ts.server.PluginCreateInfo,
  file: string,
  alone = false,
): ts.LanguageService {
  const ours: ts.ResolvedModuleFull = {
    resolvedFileName: file,
    extension: typescript.Extension.Dts,
    // As an installed package: nothing to rename or to report errors in.
    isExternalLibraryImport: true,
  };
  const resolve = host.resolveModuleNameLiterals?.bind(host);
  if (!resolve) return languageService;
  host.resolveModuleNameLiterals = (literals, containing, ...rest) => {
    const found = alone ? literals.map(() => NOTHING) : resolve(literals, containing, ...rest);
    return found.map((one, i) => {
      // The types name themselves once. A package that the project did install goes first.
      const isOurs = !one.resolvedModule && (literals[i]?.text === ENGINE || containing === file);
      return isOurs ? { ...one, resolvedModule: ours } : one;
    });
  };
  return languageService;
}
