/** @file TypeScript server plugin: `tapescope` has the engine's types in every file, installed or not. */

import { join } from 'node:path';
import type ts from 'typescript';

const ENGINE = 'tapescope';
/** As seen from `node_modules/tapescope-ts-plugin` of the extension, where VS Code looks for plugins. */
const ENGINE_TYPES = join(__dirname, '../../dist/engine/index.d.ts');

/** What TypeScript calls: each project's host is taught one more module. */
export default function tapescopePlugin({ typescript }: { typescript: typeof ts }): ts.server.PluginModule {
  const ours = (): ts.ResolvedModuleFull => ({
    resolvedFileName: typescript.server.toNormalizedPath(ENGINE_TYPES),
    extension: typescript.Extension.Dts,
    // As an installed package: nothing to rename or to report errors in.
    isExternalLibraryImport: true,
  });
  return {
    create({ languageServiceHost: host, languageService }) {
      const resolve = host.resolveModuleNameLiterals?.bind(host);
      if (resolve) {
        host.resolveModuleNameLiterals = (literals, ...rest) =>
          resolve(literals, ...rest).map((found, i) =>
            // A package that the project did install goes first.
            literals[i]?.text === ENGINE && !found.resolvedModule ? { ...found, resolvedModule: ours() } : found,
          );
      }
      return languageService;
    },
  };
}
