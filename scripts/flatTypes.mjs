/** @file Writes the two declaration files every snippet is checked against: `node scripts/flatTypes.mjs [folder]`. */

import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDtsBundle } from 'dts-bundle-generator';
import ts from 'typescript';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const TYPESCRIPT_LIB = dirname(createRequire(import.meta.url).resolve('typescript'));

/** Both files into `folder`, beside the bundles by default: `engine/index.d.ts` and `lib.d.ts`. */
export function writeFlatTypes(folder = join(ROOT, 'dist')) {
  mkdirSync(join(folder, 'engine'), { recursive: true });
  writeFileSync(join(folder, 'engine', 'index.d.ts'), flatEngineTypes());
  writeFileSync(join(folder, 'lib.d.ts'), flatLibTypes());
}

/**
 * One text, since it is parsed in a third of the time that a folder of declarations takes. Types are checked elsewhere.
 * The bundler drops a default export that is the namespace itself, so it is added here. A class that keeps parts of an
 * interface to the engine is not said to implement it.
 */
function flatEngineTypes() {
  const [text] = generateDtsBundle(
    [
      {
        filePath: join(ROOT, 'engine', 'index.ts'),
        output: { noBanner: true, exportReferencedTypes: false },
      },
    ],
    { preferredConfigPath: join(ROOT, 'scripts', 'flatTypes.tsconfig.json') },
  );
  const flat = withDocs(text).replace('class GradientTape implements RecordingTape', 'class GradientTape');
  return `${flat}\nexport * as default from './index.js';\n`;
}

/**
 * What each op's file says it is, as the doc of its function and of its chained method: editors show it.
 * @param {string} [text]
 */
function withDocs(text = '') {
  /** @type {Map<string, string>} */
  const docs = new Map();
  for (const file of typeScriptFiles(join(ROOT, 'engine/ops'))) {
    const [, name, said] = /^\/\*\* @file ([\w.]+): (.*?) \*\//.exec(readFileSync(file, 'utf8')) ?? [];
    if (name && said) {
      // A sentence begins large, a formula as it is written.
      const text = /^[a-z]{2}/.test(said) ? said.charAt(0).toUpperCase() + said.slice(1) : said;
      docs.set(name.split('.').at(-1) ?? name, text);
    }
  }
  return text.replaceAll(
    /^(?:(?:export )?declare function (\w+)|\t(\w+)(?=[<(].*\(?this: ))/gm,
    (line, asFunction, asMethod, at) => {
      const said = docs.get(asFunction ?? asMethod);
      if (said === undefined || text.slice(0, at).endsWith('*/\n')) return line;
      return `${asMethod ? '\t' : ''}/** ${said} */\n${line}`;
    },
  );
}

/** The same, unless what is there is newer than the engine: for tests, which ask each time. @param {string} folder */
export function ensureFlatTypes(folder) {
  const written = statSync(join(folder, 'lib.d.ts'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = [fileURLToPath(import.meta.url), ...typeScriptFiles(join(ROOT, 'engine'))];
  if (sources.some((file) => statSync(file).mtimeMs > written)) writeFlatTypes(folder);
}

/** @param {string} folder */
function typeScriptFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** What a snippet meets in the sandbox beside JavaScript itself. */
const SANDBOX_TYPES = `
interface Console {
  log(...data: any[]): void;
  info(...data: any[]): void;
  warn(...data: any[]): void;
  error(...data: any[]): void;
  debug(...data: any[]): void;
  table(data: any): void;
  assert(condition?: boolean, ...data: any[]): void;
  time(label?: string): void;
  timeEnd(label?: string): void;
  group(...data: any[]): void;
  groupEnd(): void;
}
declare var console: Console;
declare var performance: { now(): number };
`;

/** TypeScript's own library for ES2023 and \`using\`, in one text without comments, so that it is parsed fast. */
function flatLibTypes() {
  const seen = new Set();
  /** @type {string[]} */
  const texts = [];
  const add = (/** @type {string} */ name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const text = readFileSync(join(TYPESCRIPT_LIB, `lib.${name}.d.ts`), 'utf8');
    const file = ts.createSourceFile(`lib.${name}.d.ts`, text, ts.ScriptTarget.ES2022, false);
    for (const reference of file.libReferenceDirectives) add(reference.fileName);
    texts.push(ts.createPrinter({ removeComments: true }).printFile(file));
  };
  add('es2023');
  add('esnext.disposable');
  add('decorators');
  add('decorators.legacy');
  return texts.join('') + SANDBOX_TYPES;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFlatTypes(process.argv[2]);
