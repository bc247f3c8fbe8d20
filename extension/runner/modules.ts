/** @file Puts a run's modules together: the snippet and the files it imports by relative paths. */

import type { Runnable } from '../snippet/analysis';
import { t } from '../protocol/words';
import type { RunModule } from './runner';

export interface ModuleAnalyzer {
  /** `module`: made runnable whether or not it names the engine itself. */
  prepare(fileName: string, text: string, role: 'module'): Promise<Runnable>;
}

/** The text of a file, or null where there is none or it may not be read. */
export type ReadText = (fileName: string) => Promise<string | null>;

/** A snippet that cannot run as it stands; the message says why. */
export class UnrunnableError extends Error {
  constructor(
    message: string,
    /** The file it is about, and the offset there. */
    readonly fileName: string,
    readonly start: number,
  ) {
    super(message);
    this.name = 'UnrunnableError';
  }
}

/** The entry first, then each file once, however often it is imported. `fileName` is a path with either kind of slash, or a URI. */
export async function gatherModules(
  fileName: string,
  text: string,
  runnable: Runnable,
  analyzer: ModuleAnalyzer,
  readText: ReadText,
): Promise<readonly RunModule[]> {
  const indexByName = new Map<string, number>();
  const modules: RunModule[] = [];

  const add = async (name: string, known: Runnable): Promise<number> => {
    const index = modules.length;
    indexByName.set(name, index);
    if (known.program === null) {
      const mark = known.syntaxErrors[0];
      const message = mark?.message ?? t('The file cannot be parsed.');
      throw new UnrunnableError(message, name, mark?.start ?? 0);
    }
    const imports: Record<string, number> = {};
    const { code } = known.program;
    modules.push({ name, hash: known.hash, code, sites: known.sites, imports });
    for (const { specifier, start } of known.program.imports) {
      const found = await resolve(name, specifier);
      if (found === null) {
        const message = t("The import '{0}' cannot be found or read.", specifier);
        throw new UnrunnableError(message, name, start);
      }
      imports[specifier] = found;
    }
    return index;
  };

  const resolve = async (importer: string, specifier: string): Promise<number | null> => {
    for (const candidate of candidates(importer, specifier)) {
      const known = indexByName.get(candidate);
      if (known !== undefined) return known;
      const source = await readText(candidate);
      if (source !== null) return add(candidate, await analyzer.prepare(candidate, source, 'module'));
    }
    return null;
  };

  await add(fileName, runnable);
  return modules;
}

/** Where `./layers` of a file may stand, in the order TypeScript looks. `./layers.js` may be written for `layers.ts`. */
function candidates(importer: string, specifier: string): string[] {
  const slash = importer.includes('\\') && !importer.includes('/') ? '\\' : '/';
  const parts = importer.split(slash).slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  const path = parts.join(slash);
  const asTypeScript = /\.[mc]?jsx?$/.test(path) ? [path.replace(/js(x?)$/, 'ts$1')] : [];
  if (/\.[mc]?[jt]sx?$/.test(path)) return [...asTypeScript, path];
  return [`${path}.ts`, `${path}.tsx`, `${path}.js`, `${path}${slash}index.ts`, `${path}${slash}index.js`];
}
