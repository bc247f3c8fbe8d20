/** @file Builds everything into dist/: extension, analysis process, sandbox, engine, webview, command line. */

import { chmod, copyFile, cp, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { context, build as esbuild } from 'esbuild';
import { ensureFlatTypes } from './flatTypes.mjs';
import { root } from './lib/paths.mjs';
import { scriptText } from './lib/scriptText.mjs';

/** The plugin's package, as package.json's contribution names it. */
export const TS_PLUGIN = 'tapescope-ts-plugin';

const production = !process.argv.includes('--dev');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  logLevel: 'warning',
  sourcemap: production ? false : 'linked',
  // Names stay: they stand in error messages, and `keepNames` would slow every closure down.
  minifySyntax: production,
  minifyWhitespace: production,
  legalComments: 'none',
  target: 'node20',
};
/** @type {import('esbuild').BuildOptions} */
const node = { ...common, platform: 'node' };
/** @type {import('esbuild').BuildOptions} */
const web = { ...common, platform: 'browser', target: 'es2022', format: 'cjs', external: ['vscode'] };
// What ESM output on Node lacks, for bundled CommonJS packages and code that runs in CommonJS bundles too.
const forEsm = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __fileURLToPath } from 'node:url';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __fileURLToPath(import.meta.url);',
  "const __dirname = __fileURLToPath(new URL('.', import.meta.url));",
].join(' ');

/** The families of fonts that our formulas are set in; katex brings three times as many. */
const FONTS = /KaTeX_(Main-Regular|Math-Italic|Size\d-Regular)\.woff2/;

/**
 * katex's style sheet with only those fonts, each in the one format that every browser of today reads. The tests' own bundle has it too.
 * @type {Pick<import('esbuild').BuildOptions, 'loader' | 'assetNames'> & { plugins: import('esbuild').Plugin[] }}
 */
export const FORMULA_FONTS = {
  loader: { '.woff2': 'file' },
  assetNames: '[name]',
  plugins: [
    {
      name: 'formula-fonts',
      setup: (builder) => {
        builder.onLoad({ filter: /katex\.min\.css$/ }, async ({ path }) => {
          const css = await readFile(path, 'utf8');
          const contents = css
            .replace(/@font-face\{[^}]*\}/g, (face) => (FONTS.test(face) ? face : ''))
            .replace(/,url\([^)]*\) format\("(?:woff|truetype)"\)/g, '');
          return { contents, loader: 'css', resolveDir: dirname(path) };
        });
      },
    },
  ],
};

/**
 * What Node's entry shares with the browser's is in the browser's bundle, which stands alone; so it ships once.
 * @type {import('esbuild').Plugin}
 */
const inBrowserBundle = {
  name: 'in-browser-bundle',
  setup: (builder) => {
    builder.onResolve({ filter: /^\.\.\/(main|host\/processTasks)$/ }, () => ({
      path: './extension.web.cjs',
      external: true,
    }));
  },
};

/** Where the types are made, for every build and for the unit tests. */
const TYPES = join(root, '.cache/types');
const ENGINE_TYPES = 'engine/index.d.ts';

/**
 * The engine's types, as a text in the bundle.
 * @type {import('esbuild').Plugin}
 */
const engineTypes = {
  name: 'engine-types',
  setup: (builder) => {
    builder.onResolve({ filter: /^engine-types$/ }, ({ path }) => ({ path, namespace: 'engine-types' }));
    builder.onLoad({ filter: /.*/, namespace: 'engine-types' }, async () => {
      ensureFlatTypes(TYPES);
      return { contents: await readFile(join(TYPES, ENGINE_TYPES), 'utf8'), loader: 'text' };
    });
  },
};

/**
 * One entry per file in dist/, by the part of the house it belongs to.
 * @type {Record<string, import('esbuild').BuildOptions>}
 */
const outputs = {
  extension: {
    ...node,
    entryPoints: ['extension/node/main.ts'],
    outfile: 'dist/extension.cjs',
    format: 'cjs',
    external: ['vscode'],
    plugins: [inBrowserBundle],
  },
  // For a browser's extension host, and all but the processes of Node's. A module of Node's in it is an error of the build.
  extensionWeb: { ...web, entryPoints: ['extension/web/main.ts'], outfile: 'dist/extension.web.cjs' },
  analysis: {
    ...node,
    // The TypeScript compiler: half the size, and read in half the time.
    minifyIdentifiers: production,
    entryPoints: ['extension/snippet/analysisEntry.ts'],
    outfile: 'dist/analysis.cjs',
    format: 'cjs',
  },
  convert: {
    ...node,
    entryPoints: ['extension/convert/convertEntry.ts'],
    outfile: 'dist/convert.cjs',
    format: 'cjs',
  },
  sandbox: {
    ...node,
    entryPoints: ['extension/runner/child/nodeProcess.ts'],
    outfile: 'dist/sandbox.cjs',
    format: 'cjs',
  },
  sandboxWorker: {
    ...node,
    entryPoints: ['extension/runner/child/worker.ts'],
    outfile: 'dist/sandboxWorker.cjs',
    format: 'cjs',
  },
  engine: {
    ...common,
    platform: 'neutral',
    entryPoints: ['engine/index.ts'],
    outfile: 'dist/engine/index.js',
    format: 'esm',
  },
  cli: {
    ...node,
    entryPoints: ['extension/cli/main.ts'],
    outfile: 'dist/cli.js',
    format: 'esm',
    banner: { js: `#!/usr/bin/env node\n${forEsm}` },
  },
  webview: {
    ...common,
    minifyIdentifiers: production,
    platform: 'browser',
    target: 'es2022',
    entryPoints: ['webview/main.ts'],
    outfile: 'dist/webview/main.js',
    format: 'iife',
    ...FORMULA_FONTS,
    plugins: [...FORMULA_FONTS.plugins, scriptText],
  },
  // The host inside an exported page; it runs before the panel's own script.
  page: {
    ...common,
    minifyIdentifiers: production,
    platform: 'browser',
    target: 'es2022',
    entryPoints: ['extension/page/inPage/main.ts'],
    outfile: 'dist/webview/page.js',
    format: 'iife',
  },
  // Read by VS Code's TypeScript server, which loads it as a CommonJS package whose export is the function itself.
  tsPlugin: {
    ...node,
    entryPoints: ['extension/tsPlugin/main.ts'],
    outfile: 'dist/tsPlugin/index.js',
    format: 'cjs',
    footer: { js: 'module.exports = module.exports.default;' },
  },
  // In a browser that server loads it as a module.
  tsPluginWeb: {
    ...common,
    platform: 'browser',
    target: 'es2022',
    entryPoints: ['extension/web/tsPlugin.ts'],
    outfile: 'dist/tsPlugin/browser.js',
    format: 'esm',
    plugins: [engineTypes],
  },
  extensionTests: {
    ...node,
    minify: false,
    entryPoints: ['test/extension/index.ts'],
    outfile: 'dist/test/extension.cjs',
    format: 'cjs',
    external: ['vscode', 'mocha'],
  },
  extensionWebTests: {
    ...web,
    minify: false,
    entryPoints: ['test/extension/web/index.ts'],
    outfile: 'dist/test/extension.web.cjs',
    alias: { 'node:assert': join(root, 'test/extension/web/assert.ts') },
  },
};

/**
 * Builds the named parts, or all; `folder` takes the place of dist/ (tests that need a bundle build one of their own).
 * @param {readonly string[]} [names]
 * @param {string} [folder]
 */
export async function build(names = Object.keys(outputs), folder = join(root, 'dist')) {
  await mkdir(folder, { recursive: true });
  const wanted = names.map((name) => {
    const options = outputs[name];
    if (!options)
      throw new Error(`There is no part called "${name}"; the parts are ${Object.keys(outputs).join(', ')}.`);
    return { ...options, outfile: join(folder, (options.outfile ?? '').replace(/^dist\//, '')) };
  });
  await Promise.all(wanted.map((options) => esbuild(options)));
  // The package's types, and what the analysis checks snippets against.
  if (['engine', 'analysis'].some((name) => names.includes(name))) {
    ensureFlatTypes(TYPES);
    for (const name of ['lib.d.ts', ENGINE_TYPES]) await cp(join(TYPES, name), join(folder, name));
  }
  if (names.includes('cli')) await chmod(join(folder, 'cli.js'), 0o755);
  if (['tsPlugin', 'tsPluginWeb'].some((name) => names.includes(name))) {
    const plugin = join(folder, 'tsPlugin');
    await copyFile(join(root, 'extension/tsPlugin/package.json'), join(plugin, 'package.json'));
    // VS Code looks for it in the extension's own node_modules, and nowhere else.
    if (folder === join(root, 'dist')) await cp(plugin, join(root, 'node_modules', TS_PLUGIN), { recursive: true });
  }
}

/** Builds again whenever a source file changes. */
async function watch() {
  await build(['tsPlugin', 'tsPluginWeb']);
  for (const options of Object.values(outputs)) {
    const watcher = await context(options);
    await watcher.watch();
  }
  console.log('Watching for changes; end with Ctrl-C.');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--watch')) await watch();
  else {
    const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
    if (names.length === 0) await rm(join(root, 'dist'), { recursive: true, force: true });
    await build(names.length > 0 ? names : undefined);
  }
}
