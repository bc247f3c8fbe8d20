/** @file `npm run rules`: writes docs/rules/README.md and the rules' settings in package.json anew. */

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from './lib/paths.mjs';
import { ruleSettings, rulesIndex } from './lib/ruleTexts.mjs';

/** The rules as they are in the sources. */
async function readRules() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['extension/lint/ruleLines.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
    external: ['typescript'],
  });
  const module = { exports: /** @type {Record<string, unknown>} */ ({}) };
  new Function('module', 'exports', 'require', '__dirname', outputFiles[0]?.text ?? '')(
    module,
    module.exports,
    createRequire(import.meta.url),
    root,
  );
  return /** @type {import('./lib/ruleTexts.mjs').RuleLine[]} */ (module.exports['RULE_LINES']);
}

export async function writeRules() {
  const rules = await readRules();
  writeFileSync(join(root, 'docs/rules/README.md'), rulesIndex(rules));
  const file = join(root, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const { configuration } = manifest.contributes;
  const others = Object.entries(configuration.properties).filter(([key]) => !key.startsWith('tapescope.rules.'));
  configuration.properties = { ...Object.fromEntries(others), ...ruleSettings(rules) };
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeRules();
