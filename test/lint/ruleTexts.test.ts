/** @file The index of the rules' pages and the rules' settings are as `npm run rules` would write them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RULE_LINES } from '../../extension/lint/ruleLines';
import { ruleDescriptions, ruleSettings, rulesIndex } from '../../scripts/lib/ruleTexts.mjs';

const root = join(__dirname, '..', '..');

it('the index lists every rule', () => {
  expect(readFileSync(join(root, 'docs/rules/README.md'), 'utf8')).toBe(rulesIndex(RULE_LINES));
  expect(rulesIndex(RULE_LINES.slice(1))).not.toBe(rulesIndex(RULE_LINES));
});

it('package.json has a setting for every rule', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly contributes: { readonly configuration: readonly { readonly properties: Record<string, object> }[] };
  };
  const settings = manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
  expect(Object.fromEntries(settings.filter(([key]) => key.startsWith('tapescope.rules.')))).toEqual(
    ruleSettings(RULE_LINES),
  );
});

it('package.nls.json describes every rule as it describes itself', () => {
  const texts = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
  expect(Object.fromEntries(Object.entries(texts).filter(([key]) => key.startsWith('rules.')))).toEqual(
    ruleDescriptions(RULE_LINES),
  );
});
