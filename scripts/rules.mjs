/** @file `npm run rules`: writes docs/rules/README.md and the rules' settings in package.json anew. */

import { readFileSync, writeFileSync } from 'node:fs';
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
  const { createRequire } = await import('node:module');
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
  const { properties } = manifest.contributes.configuration;
  for (const key of Object.keys(properties)) if (key.startsWith('tapescope.rules.')) delete properties[key];
  Object.assign(properties, ruleSettings(rules));
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeRules();
