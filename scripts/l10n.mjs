/** @file `npm run l10n`: writes l10n/bundle.l10n.json, the texts to translate, anew; says what each language still lacks. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { translatedTexts } from './lib/translatedTexts.mjs';

const { texts, bypassing } = translatedTexts();
const folder = join(root, 'l10n');
writeFileSync(
  join(folder, 'bundle.l10n.json'),
  `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), null, 2)}\n`,
);
for (const text of bypassing) console.log(`Not given to l10n.t or t: ${text}`);
for (const name of readdirSync(folder).filter((file) => /^bundle\.l10n\.\w+\.json$/.test(file))) {
  const known = Object.keys(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  for (const text of texts.filter((one) => !known.includes(one))) console.log(`${name} lacks: ${JSON.stringify(text)}`);
  for (const text of known.filter((one) => !texts.includes(one))) {
    console.log(`${name} has what nobody says: ${JSON.stringify(text)}`);
  }
}
