/** @file `npm run rules`: writes docs/rules/README.md and the rules' settings in package.json and package.nls.json anew. */

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from './lib/paths.mjs';
import { ruleDescriptions, ruleSettings, rulesIndex } from './lib/ruleTexts.mjs';

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
  rewrite('package.json', (manifest) => {
    const group = manifest.contributes.configuration.find((/** @type {{ id: string }} */ { id }) => id === 'findings');
    group.properties = { ...without('tapescope.rules.', group.properties), ...ruleSettings(rules) };
    return manifest;
  });
  rewrite('package.nls.json', (texts) => ({ ...without('rules.', texts), ...ruleDescriptions(rules) }));
}

/** @param {string} name @param {(content: any) => object} change */
function rewrite(name, change) {
  const file = join(root, name);
  writeFileSync(file, `${JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8'))), null, 2)}\n`);
}

/** @param {string} prefix @param {object} entries */
function without(prefix, entries) {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => !key.startsWith(prefix)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeRules();
