/** @file The built plugin in TypeScript's own server, set up as VS Code sets it up in a browser. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';

const LIB = dirname(ts.sys.getExecutingFilePath());
const TEXT = `import tf, { square } from 'tapescope';
import { other } from './other';
const x = tf.variable(3);
const z = square(x);
const wrong: string = 5;
tf.sq;
console.log(z, other);
`;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tapescope-plugin-'));
  await build(['tsPluginWeb'], folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('in a server that reads files', () => {
  it('knows the engine, once loaded, and the other files as before', async () => {
    const server = await open({ 'a.ts': TEXT, 'other.ts': 'export const other = 1;' });
    expect(server.errors()).toEqual(['2307 tapescope', '2322 wrong']);
    await server.settled();
    expect(server.errors()).toEqual(['2322 wrong', '2339 sq']);
    expect(server.completions('tf.sq')).toEqual(expect.arrayContaining(['sqrt', 'GradientTape']));
    expect(server.definition('square(x)')).toMatch(/^\/file\/ts-nul-authority\/.*\/dist\/engine\/index\.d\.ts$/);
  });

  it('goes behind a package of the project', async () => {
    const types =
      'declare const tf: { variable(x: number): 1; sq: 2 }; export function square(x: 1): 3; export default tf;';
    const server = await open({
      'a.ts': TEXT,
      'other.ts': 'export const other = 1;',
      'node_modules/tapescope/package.json': '{"name":"tapescope","types":"index.d.ts"}',
      'node_modules/tapescope/index.d.ts': types,
    });
    await server.settled();
    expect(server.errors()).toEqual(['2322 wrong']);
  });

  it('stays while the folder of a configured project changes', async () => {
    const config = '{"compilerOptions":{"types":[]},"include":["*.ts"]}';
    const server = await open({ 'a.ts': TEXT, 'other.ts': 'export const other = 1;', 'tsconfig.json': config });
    await server.settled();
    server.add('/work/new.ts');
    expect(server.errors()).toEqual(['2322 wrong', '2339 sq']);
  });

  it('leaves `noResolve` as the project has it', async () => {
    const server = await open({
      'a.ts': TEXT,
      'tsconfig.json': '{"compilerOptions":{"noResolve":true,"types":[]},"files":["a.ts"]}',
    });
    await server.settled();
    expect(server.errors()).toContain('2307 tapescope');
  });
});

describe('in a server that reads no files, as in a page without shared memory', () => {
  it('knows the engine, and nothing else', async () => {
    const server = await open({ 'a.ts': TEXT, 'other.ts': 'export const other = 1;' }, 'partial');
    expect(server.completions('tf.sq')).not.toContain('sqrt');
    await server.settled();
    expect(server.completions('tf.sq')).toEqual(expect.arrayContaining(['sqrt', 'GradientTape']));
    expect(server.read).not.toContain('/work/other.ts');
  });
});

/** Opens `a.ts` of these files in a server of its own. The plugin comes a while after the project is read, as there. */
async function open(files: Readonly<Record<string, string>>, mode: 'whole' | 'partial' = 'whole') {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`/work/${name}`, text]));
  const { default: plugin } = (await import(pathToFileURL(join(folder, 'tsPlugin/browser.js')).href)) as {
    default: ts.server.PluginModuleFactory;
  };
  const read: string[] = [];
  let loaded = () => {};
  const isLoaded = new Promise<void>((resolve) => (loaded = resolve));
  let updated = () => {};
  const isUpdated = new Promise<void>((resolve) => (updated = resolve));

  const isFolder = (path: string) => [...texts.keys()].some((name) => name.startsWith(`${path}/`));
  const watcher = { close: () => {} };
  const listeners: ts.DirectoryWatcherCallback[] = [];
  // TypeScript's types do not tell of `importPlugin`.
  const host: ts.server.ServerHost & { importPlugin(): Promise<ts.server.ModuleImportResult> } = {
    ...ts.sys,
    readFile(path) {
      read.push(path);
      return texts.get(path) ?? (path.startsWith(LIB) ? ts.sys.readFile(path) : undefined);
    },
    fileExists: (path) => texts.has(path) || (path.startsWith(LIB) && ts.sys.fileExists(path)),
    directoryExists: isFolder,
    getDirectories: () => [],
    readDirectory: () => [...texts.keys()].filter((name) => name.endsWith('.ts')),
    realpath: (path) => path,
    getCurrentDirectory: () => '/',
    watchFile: () => watcher,
    watchDirectory: (_, heard) => {
      listeners.push(heard);
      return watcher;
    },
    setTimeout,
    clearTimeout,
    setImmediate,
    clearImmediate,
    importPlugin: async () => {
      await isLoaded;
      return { module: plugin, error: undefined };
    },
  };
  const quiet: ts.server.Logger = {
    close() {},
    hasLevel: () => false,
    loggingEnabled: () => false,
    perftrc() {},
    info() {},
    startGroup() {},
    endGroup() {},
    msg() {},
    getLogFileName: () => undefined,
  };
  const session = new ts.server.Session({
    host,
    logger: quiet,
    cancellationToken: ts.server.nullCancellationToken,
    typingsInstaller: ts.server.nullTypingsInstaller,
    useSingleInferredProject: false,
    useInferredProjectPerProjectRoot: true,
    byteLength: Buffer.byteLength,
    hrtime: process.hrtime,
    canUseEvents: true,
    eventHandler: ({ eventName }) => {
      if (eventName === ts.server.ProjectsUpdatedInBackgroundEvent) updated();
    },
    globalPlugins: ['tapescope-ts-plugin'],
    pluginProbeLocations: ['https://example.org/extension'],
    ...(mode === 'partial' ? { serverMode: ts.LanguageServiceMode.PartialSemantic } : {}),
  });
  let seq = 0;
  const ask = (command: ts.server.protocol.CommandTypes, args: object): unknown =>
    session.executeCommand({ seq: ++seq, type: 'request', command, arguments: args }).response;
  const { CommandTypes } = ts.server.protocol;
  const file = '/work/a.ts';
  const text = texts.get(file)!;
  const after = (what: string) => {
    const { line, character } = ts
      .createSourceFile(file, text, ts.ScriptTarget.Latest)
      .getLineAndCharacterOfPosition(text.indexOf(what));
    return { file, line: line + 1, offset: character + 1 };
  };
  ask(CommandTypes.UpdateOpen, {
    openFiles: [{ file, fileContent: text, scriptKindName: 'TS', projectRootPath: '/work' }],
  });

  return {
    read,
    /** Until the plugin is there and its projects were told of. */
    settled: async () => {
      loaded();
      await isUpdated;
    },
    /** A file that comes later; the server is told. */
    add: (name: string) => {
      texts.set(name, '');
      for (const heard of listeners) heard(name);
    },
    errors: () =>
      (ask(CommandTypes.SemanticDiagnosticsSync, { file }) as ts.server.protocol.Diagnostic[]).map(
        ({ code, start, end }) => {
          const line = text.split('\n')[start.line - 1]!;
          return `${code} ${line.slice(start.offset - 1, end.offset - 1).replaceAll("'", '')}`;
        },
      ),
    completions: (what: string) => {
      const place = after(what);
      const found = ask(CommandTypes.CompletionInfo, { ...place, offset: place.offset + what.length });
      return ((found as ts.server.protocol.CompletionInfo | undefined)?.entries ?? []).map(({ name }) => name);
    },
    definition: (what: string) => (ask(CommandTypes.Definition, after(what)) as ts.server.protocol.FileSpan[])[0]?.file,
  };
}
