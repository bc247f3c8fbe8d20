/** @file The index of the rules' pages and the rules' settings are as `npm run rules` would write them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RULE_LINES } from '../../extension/lint/ruleLines';
import { ruleSettings, rulesIndex } from '../../scripts/lib/ruleTexts.mjs';

const root = join(__dirname, '..', '..');

it('the index lists every rule', () => {
  expect(readFileSync(join(root, 'docs/rules/README.md'), 'utf8')).toBe(rulesIndex(RULE_LINES));
  expect(rulesIndex(RULE_LINES.slice(1))).not.toBe(rulesIndex(RULE_LINES));
});

it('package.json has a setting for every rule', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly contributes: { readonly configuration: { readonly properties: Record<string, object> } };
  };
  const settings = Object.entries(manifest.contributes.configuration.properties).filter(([key]) =>
    key.startsWith('tapescope.rules.'),
  );
  expect(Object.fromEntries(settings)).toEqual(ruleSettings(RULE_LINES));
});
