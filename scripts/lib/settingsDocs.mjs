/** @file docs/settings.md from package.json's settings and their texts: pure. */

/**
 * @typedef {{ type?: string | string[], enum?: string[], default?: unknown, minimum?: number, maximum?: number,
 *   description?: string, markdownDescription?: string }} Setting
 * @typedef {{ title: string, properties: Record<string, Setting> }} Group
 */

/**
 * @param {readonly Group[]} groups
 * @param {Record<string, string>} texts of package.nls.json
 */
export function settingsDocs(groups, texts) {
  /** @param {string} [text] */
  const said = (text = '') => text.replace(/^%(.*)%$/, (all, key) => texts[key] ?? all);
  const parts = groups.map(({ title, properties }) => {
    const rows = Object.entries(properties).map(([id, setting]) => {
      const text = said(setting.markdownDescription ?? setting.description).replace(/`#([\w.-]+)#`/g, '`$1`');
      return `| \`${id}\` | ${valuesOf(setting)} | \`${JSON.stringify(setting.default)}\` | ${text.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`;
    });
    return [
      `## ${said(title)}`,
      '',
      '| setting | values | default | what it does |',
      '|---|---|---|---|',
      ...rows,
    ].join('\n');
  });
  return `${[HEAD, ...parts].join('\n\n')}\n`;
}

const HEAD = `# The settings

Made by \`npm run docs:settings\` from the extension's manifest; a test sees that it is up to date. In VS Code: **Preferences: Open Settings**, and search for \`tapescope\`. All of them may be set for a user, a workspace or a folder; in an untrusted workspace, limits the folder sets do not count.`;

/** @param {Setting} setting */
function valuesOf({ type, enum: options, minimum, maximum }) {
  if (options) return options.map((one) => `\`${one}\``).join(' ');
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (type === 'boolean') return '`true` `false`';
  return Array.isArray(type) ? type.join(', ') : (type ?? '');
}
