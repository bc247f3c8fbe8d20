/** @file `npm run new-rule ID`: the files of a new rule from templates, with everything that lists the rules brought up to date. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { writeRules } from './rules.mjs';

const [id] = process.argv.slice(2);
if (id === undefined || !/^[a-z]+(-[a-z]+)+$/.test(id)) {
  throw new Error('Give the new rule an id of small words with hyphens: npm run new-rule -- some-mistake');
}
const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const at = (/** @type {string} */ path) => join(root, path);
const ruleFile = at(`extension/lint/rules/${id}.ts`);
if (existsSync(ruleFile)) throw new Error(`There is a rule called ${id} already.`);

writeFileSync(
  ruleFile,
  `/** @file ${id}: TODO what goes wrong, in one line. */

import { rangeOf, type Rule } from './rule';

export const ${name} = {
  id: '${id}' as const,
  description: 'TODO what the rule catches.',
  check: (facts) =>
    facts
      .all('call')
      .filter(() => false)
      .map((node) => ({ ...rangeOf(node), message: 'TODO what happened, and what to do.' })),
} satisfies Rule;
`,
);
writeFileSync(
  at(`docs/rules/${id}.md`),
  `# ${id}

TODO what is wrong.

## Why it matters

TODO what follows from it.

## Wrong

\`\`\`ts
import * as tf from 'tapescope';
\`\`\`

## Right

\`\`\`ts
import * as tf from 'tapescope';
\`\`\`

## Fix

TODO what the quick fix does.

To silence one line, write \`// tapescope-ignore-next-line ${id} — reason\` above it; for a whole file, \`// tapescope-ignore-file ${id} — reason\` anywhere in it.
`,
);
writeFileSync(
  at(`test/lint/cases/${id}.ts`),
  `/** @file Cases of ${id}: \`// !\` marks the line a finding must stand on. */

export const wrong: readonly string[] = [];

export const right: readonly string[] = [];
`,
);

edit('extension/lint/ruleIds.ts', (text) =>
  text.replace('} as const satisfies', `  '${id}': 'warning',\n} as const satisfies`),
);
edit('extension/lint/rules/index.ts', (text) => {
  const lines = text.split('\n');
  const imports = lines.filter((line) => line.startsWith('import { '));
  imports.push(`import { ${name} } from './${id}';`);
  imports.sort((a, b) => pathOf(a).localeCompare(pathOf(b)));
  const first = lines.findIndex((line) => line.startsWith('import { '));
  const rest = lines.filter((line) => !line.startsWith('import { '));
  const whole = [...rest.slice(0, first), ...imports, ...rest.slice(first)].join('\n');
  return whole.replace(/\n};\n$/, `\n  '${id}': ${name},\n};\n`);
});
await writeRules();
console.log(
  `Now fill in what says TODO in extension/lint/rules/${id}.ts and docs/rules/${id}.md, and give it cases in test/lint/cases/${id}.ts.`,
);

/** @param {string} line */
function pathOf(line) {
  return line.slice(line.indexOf('from '));
}

/**
 * @param {string} path
 * @param {(text: string) => string} change
 */
function edit(path, change) {
  writeFileSync(at(path), change(readFileSync(at(path), 'utf8')));
}
