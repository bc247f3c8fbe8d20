/** @file An esbuild plugin: `import text from './worker?text'` is that module, bundled, as a string; for Workers started from a blob. */

import { resolve } from 'node:path';
import { build } from 'esbuild';

const SUFFIX = '?text';

/** @type {import('esbuild').Plugin} */
export const scriptText = {
  name: 'script-text',
  setup({ onResolve, onLoad, initialOptions }) {
    onResolve({ filter: /\?text$/ }, ({ path, resolveDir }) => ({
      path: `${resolve(resolveDir, path.slice(0, -SUFFIX.length))}.ts`,
      namespace: 'script-text',
    }));
    onLoad({ filter: /.*/, namespace: 'script-text' }, async ({ path }) => {
      const { outputFiles, metafile } = await build({
        entryPoints: [path],
        bundle: true,
        format: 'iife',
        target: initialOptions.target ?? 'es2022',
        minify: Boolean(initialOptions.minifySyntax),
        metafile: true,
        write: false,
      });
      return {
        contents: outputFiles[0]?.text ?? '',
        loader: 'text',
        watchFiles: Object.keys(metafile.inputs).map((file) => resolve(file)),
      };
    });
  },
};
