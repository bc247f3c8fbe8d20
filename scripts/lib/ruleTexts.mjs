/** @file What is written from the list of rules: the index of their pages, and their settings. */

/** @typedef {{ id: string, description: string, severity: string, guess: string | null, needsRun: boolean }} RuleLine */

/**
 * docs/rules/README.md.
 * @param {readonly RuleLine[]} rules
 */
export function rulesIndex(rules) {
  const rows = rules.map(
    ({ id, description, severity, guess, needsRun }) =>
      `| [${id}](${id}.md) | ${severity} | ${found(guess, needsRun)} | ${description} |`,
  );
  return [
    '# The rules',
    '',
    'Written by `npm run rules` from the rules themselves. How loud each one is says the setting `tapescope.rules.<id>`: `error`, `warning`, `information`, `hint` or `off`.',
    '',
    '| rule | severity | found | what it catches |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** @param {string | null} guess @param {boolean} needsRun */
function found(guess, needsRun) {
  if (guess !== null) return `while typing as a ${guess}, then after a run`;
  return needsRun ? 'after a run' : 'while typing';
}

/**
 * The settings of package.json.
 * @param {readonly RuleLine[]} rules
 * @returns {Record<string, object>}
 */
export function ruleSettings(rules) {
  return Object.fromEntries(
    rules.map(({ id, severity }) => [
      `tapescope.rules.${id}`,
      {
        type: 'string',
        enum: ['error', 'warning', 'information', 'hint', 'off'],
        default: severity,
        scope: 'resource',
        description: `%rules.${id}%`,
      },
    ]),
  );
}

/**
 * Their descriptions in package.nls.json.
 * @param {readonly RuleLine[]} rules
 * @returns {Record<string, string>}
 */
export function ruleDescriptions(rules) {
  return Object.fromEntries(rules.map(({ id, description }) => [`rules.${id}`, description]));
}
