/** @file The house rules of ARCHITECTURE.md, each enforced: who may import what, file sizes, headers, no network, no machine paths. */

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}
interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const sources = ['engine', 'extension', 'webview', 'test', 'scripts'].flatMap(filesBelow).map(read);
const inFolder = (folder: string) => sources.filter(({ path }) => path.startsWith(`${folder}/`));

/** What each part may import from outside itself; an entry with `types:` allows `import type` only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  'extension/convert': ['types:extension/protocol'],
  'extension/markdown': ['types:extension'],
  'extension/protocol': ['types:engine', 'types:extension', 'engine/dtype', 'engine/recording', 'engine/validateParts'],
  'extension/explain': ['engine', 'extension/protocol', 'types:extension'],
  'extension/snippet': ['engine', 'extension/protocol', 'extension/lint', 'extension/explain', 'typescript', 'node:'],
  'extension/lint': ['engine', 'extension/protocol', 'extension/snippet', 'extension/explain', 'typescript'],
  'extension/runner': ['engine', 'extension/protocol', 'extension/snippet', 'types:extension', 'ses', 'node:'],
  'extension/web': [
    'types:extension/convert',
    'extension/main',
    'extension/host',
    'extension/protocol',
    'extension/runner',
    'extension/snippet',
    'extension/tsPlugin',
    'engine-types',
    'vscode',
  ],
  'extension/page': ['engine', 'extension/explain', 'extension/protocol'],
  'extension/cli': ['engine', 'extension', 'webview/export', 'node:'],
  'extension/tsPlugin': ['types:typescript', 'node:path'],
  webview: [
    'types:engine',
    'extension/protocol',
    'types:extension',
    'cytoscape',
    '@vscode/webview-ui-toolkit',
    'katex',
    'uplot',
    'd3-contour',
    'engine/recording',
    'engine/dtype',
  ],
};

describe('who imports what', () => {
  it.each(Object.keys(MAY_IMPORT))('%s keeps to its neighbours', (part) => {
    expect(inFolder(part).flatMap((source) => strayImports(source, part, MAY_IMPORT[part]!))).toEqual([]);
  });

  it('only extension/host and extension/main import vscode', () => {
    const importers = sources.filter(({ imports }) => imports.some(({ specifier }) => specifier === 'vscode'));
    const allowed = /^(extension\/(host\/|main\.ts|(node|web)\/main\.ts)|test\/extension\/)/;
    expect(importers.map(({ path }) => path).filter((path) => !allowed.test(path))).toEqual([]);
  });

  it('sees a stray import (the checker can fail)', () => {
    const stray: Source = {
      path: 'engine/bad.ts',
      text: '',
      imports: [{ specifier: 'node:fs', typeOnly: false }],
    };
    expect(strayImports(stray, 'engine', [])).toEqual(['engine/bad.ts imports node:fs']);
  });
});

describe('every file', () => {
  it('says in its first line what it is', () => {
    const headless = sources.filter(({ path, text }) => !isData(path) && !/^(#!.*\n)?\/\*\*\s+(\* )?@file /.test(text));
    expect(headless.map(({ path }) => path)).toEqual([]);
  });

  it('has at most 400 lines', () => {
    const long = sources.filter(({ path, text }) => !isData(path) && text.split('\n').length > 401);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('names no place of one machine', () => {
    // Put together here so that this file does not find itself.
    const machine = new RegExp(['/work' + '/main', '/ro' + 'ot/', 'npm' + 'js\\.org'].join('|'));
    expect(sources.filter(({ text }) => machine.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('asks nothing of the network at run time', () => {
    const calls = /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/;
    const shipped = sources.filter(({ path }) => /^(engine|extension|webview)\//.test(path));
    expect(shipped.filter(({ text }) => calls.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });
});

function strayImports(source: Source, part: string, allowed: readonly string[]): string[] {
  return source.imports
    .filter(({ specifier, typeOnly }) => {
      const target = specifier.startsWith('.')
        ? relative(root, resolve(root, dirname(source.path), specifier))
            .split(sep)
            .join('/')
        : specifier;
      if (specifier.startsWith('.') && `${target}/`.startsWith(`${part}/`)) return false;
      return !allowed.some((rule) => {
        const [, types, prefix] = /^(types:)?(.*)$/.exec(rule)!;
        return (!types || typeOnly) && target.startsWith(prefix!);
      });
    })
    .map(({ specifier }) => `${source.path} imports ${specifier}`);
}

/** Cases and golden texts are data: real snippets as people write them. */
function isData(path: string): boolean {
  return /^test\/.*(cases|golden|lint-cases)\//.test(path);
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const pattern = /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm;
  const imports = [...text.matchAll(pattern)].map((match) => ({
    specifier: match[2] ?? match[3]!,
    typeOnly: match[1] !== undefined || onlyTypesNamed(match[0]),
  }));
  return { path, text, imports };
}

/** `import { type A, type B }` brings no code either. */
function onlyTypesNamed(statement: string): boolean {
  const names = /\{([^}]*)\}/.exec(statement)?.[1];
  if (names === undefined || /import\s+\w+\s*,/.test(statement)) return false;
  return names.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('test/host/') && !path.includes('node_modules') && !isData(path));
}
