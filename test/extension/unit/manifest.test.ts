/** @file What package.json contributes is what the code has, and nothing else. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { RULE_LINES } from '../../../extension/lint/ruleLines';
import { root } from '../../../scripts/lib/paths.mjs';

// The table's commands import `vscode`, which exists only inside the extension host; their ids need none of it.
vi.mock('vscode', () => ({}));
const { COMMANDS } = await import('../../../extension/host/commands/table');

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: string[] };
  };
  readonly contributes: {
    readonly commands: { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: readonly {
      readonly properties: Readonly<
        Record<string, { readonly markdownDescription?: string; readonly description?: string }>
      >;
    }[];
  };
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const { commands, menus, configuration } = manifest.contributes;
const settings = Object.assign({}, ...configuration.map(({ properties }) => properties)) as Readonly<
  Record<string, { readonly markdownDescription?: string; readonly description?: string }>
>;
const texts = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Readonly<Record<string, string>>;

describe('the manifest', () => {
  it('contributes exactly the commands of the table', () => {
    expect(commands.map(({ command }) => command).sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it('shows only commands that exist', () => {
    const shown = Object.values(menus).flatMap((items) => items.map(({ command }) => command));
    expect(shown.filter((command) => !(command in COMMANDS))).toEqual([]);
  });

  it('finds "Show Gradient Graph" under Tapescope', () => {
    expect(commands).toContainEqual(
      expect.objectContaining({
        command: 'tapescope.showGradientGraph',
        title: '%command.showGradientGraph%',
        category: 'Tapescope',
      }),
    );
    expect(texts['command.showGradientGraph']).toBe('Show Gradient Graph');
  });

  it('contributes exactly the settings that are read, each described', () => {
    const read = readFileSync(join(root, 'extension/host/settings.ts'), 'utf8').matchAll(/\.get\('([\w.]+)'\)/g);
    // What only menus and views ask for, they ask for themselves.
    const asked = JSON.stringify(manifest).matchAll(/config\.(tapescope\.[\w.]+)/g);
    const names = [...[...read].map((m) => `tapescope.${m[1]!}`), ...[...asked].map((m) => m[1]!)];
    const rules = RULE_LINES.map(({ id }) => `tapescope.rules.${id}`);
    expect(Object.keys(settings).sort()).toEqual([...new Set([...names, ...rules])].sort());
    for (const { markdownDescription, description } of Object.values(settings)) {
      expect(texts[(markdownDescription ?? description ?? '').replaceAll('%', '')]).toMatch(/\.$/);
    }
  });

  it('lets no stranger’s workspace set the limits of a run', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect(supported).toBe('limited');
    expect(restrictedConfigurations.sort()).toEqual(
      Object.keys(settings)
        .filter((name) => name.startsWith('tapescope.run.'))
        .sort(),
    );
  });
});
