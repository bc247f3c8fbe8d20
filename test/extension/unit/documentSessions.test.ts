/** @file Which session stands in which fence as a Markdown document is edited; VS Code's part is played by a few lines. */

import { describe, expect, it, vi } from 'vitest';
import type { Position, TextDocument } from 'vscode';
import type { Session } from '../../../extension/host/session';
import type { SnippetText } from '../../../extension/host/snippetText';
import { applyEdits, type Edit } from '../../../extension/host/trackedSpans';

vi.mock('vscode', () => ({
  Range: class {
    constructor(
      readonly start: number,
      readonly end: number,
    ) {}
  },
  workspace: { getConfiguration: () => ({ get: () => undefined }) },
}));
const { DocumentSessions } = await import('../../../extension/host/documentSessions');

const A = "```ts\nimport 'tapescope';\na;\n```\n";
const B = "> ```ts\n> import 'tapescope';\n> b;\n> ```\n";
const OTHER = '```ts\nno.engine;\n```\n';

/** A document whose positions are offsets, and sessions that keep their text and nothing else. */
function open(text: string, languageId = 'markdown') {
  let now = text;
  const uri = { scheme: 'file', path: '/a/page.md', fsPath: '/a/page.md', fragment: '', with: () => uri };
  const document = {
    uri,
    languageId,
    isClosed: false,
    isUntitled: false,
    getText: () => now,
    positionAt: (offset: number) => Object.assign(offset, { line: now.slice(0, offset).split('\n').length - 1 }),
    offsetAt: Number,
  };
  let count = 0;
  const told: string[] = [];
  const ended: string[] = [];
  const runs = new Set<string>();
  const make = (first: SnippetText) => {
    const name = `s${++count}`;
    const session = {
      name,
      place: first,
      get lastRun() {
        return runs.has(name) ? {} : null;
      },
      stands(place: SnippetText, edits: readonly Edit[]) {
        // What every session relies on.
        expect(applyEdits(session.place.text, edits)).toBe(place.text);
        if (place.text !== session.place.text) told.push(`${name} ${edits.length}`);
        session.place = place;
      },
    };
    return session as unknown as Session;
  };
  const nameOf = (session: Session | undefined): string => (session as { name?: string } | undefined)?.name ?? '-';
  const sessions = new DocumentSessions(document as unknown as TextDocument, make, (session) =>
    ended.push(nameOf(session)),
  );
  return {
    sessions,
    told,
    ended,
    runs,
    document,
    /** Each session in the document, with the line it is named by. */
    shown: () => sessions.sessions.map((session) => `${nameOf(session)}${session.place.title.replace('page.md', '')}`),
    at: (text: string) => nameOf(sessions.at(now.indexOf(text) as unknown as Position)),
    near: (text: string) => nameOf(sessions.near(now.indexOf(text) as unknown as Position)),
    named: (name: string) => sessions.sessions.find((session) => nameOf(session) === name),
    replace(before: string, after: string) {
      const rangeOffset = now.indexOf(before);
      now = now.replace(before, () => after);
      const change = { rangeOffset, rangeLength: before.length, text: after } as never;
      return sessions.update(document as unknown as TextDocument, [change]).map(nameOf);
    },
  };
}

describe('the sessions of a Markdown document', () => {
  it('are one for each fence that names the engine', () => {
    expect(open(`${A}\nwords\n${OTHER}\n${B}`).shown()).toEqual(['s1:1', 's2:11']);
    expect(open('words').shown()).toEqual([]);
    expect(open(OTHER).shown()).toEqual([]);
  });

  it('are one for a file as a whole', () => {
    const { shown, at, sessions } = open('a;\n', 'typescript');
    expect(shown()).toEqual(['s1.ts']);
    expect([at('a'), sessions.sessions[0]?.place.fence]).toEqual(['s1', null]);
  });

  it('are found by place, and in the words between them the one above', () => {
    const { at, near } = open(`first\n${A}second\n${OTHER}third\n${B}last`);
    expect(['first', 'a;', 'second', 'no.engine', 'b;'].map(at)).toEqual(['-', 's1', '-', '-', 's2']);
    expect(['first', '```ts', 'a;', 'second', 'no.engine', 'third', '> ```ts', 'b;', 'last'].map(near)).toEqual([
      's1',
      's1',
      's1',
      's1',
      '-',
      's1',
      's2',
      's2',
      's2',
    ]);
  });

  it('hear of edits of their own, as edits of their own text', () => {
    const page = open(`${A}\n${B}`);
    expect(page.replace('a;', 'a1;')).toEqual(['s1']);
    expect(page.replace('b;', 'b1;')).toEqual(['s2']);
    expect(page.replace('> b1;', '> b1;\n> b2;')).toEqual(['s2']);
    expect(page.told).toEqual(['s1 1', 's2 1', 's2 1']);
    expect(page.shown()).toEqual(['s1:1', 's2:6']);
  });

  it('move along with words above them, and hear of nothing', () => {
    const page = open(`# T\n${A}\n${B}`);
    expect(page.replace('# T', '# T\n\nmore')).toEqual([]);
    expect(page.shown()).toEqual(['s1:4', 's2:9']);
    expect([page.at('a;'), page.at('b;')]).toEqual(['s1', 's2']);
  });

  it('begin when the engine is named, and stay when it is not any more', () => {
    const page = open(OTHER);
    page.replace('no.engine;', "import 'tapescope';");
    expect(page.shown()).toEqual(['s1:1']);
    page.replace('tapescope', 'tape');
    expect(page.shown()).toEqual(['s1:1']);
  });

  it('are the same again after a half-typed fence above them, while they have a run', () => {
    const page = open(`# T\n${A}\n${B}`);
    page.runs.add('s1');
    page.replace('# T', '```\n# T');
    expect(page.shown()).toEqual(['s2:8']);
    expect(page.ended).toEqual([]);
    page.replace('```\n# T', '```\n```\n# T');
    expect(page.shown()).toEqual(['s1:4', 's2:9']);
  });

  it('end with their fence when they have none', () => {
    const page = open(`${A}\n${B}`);
    page.replace(A, '');
    expect([page.shown(), page.ended]).toEqual([['s2:2'], ['s1']]);
  });

  it('stay without their fence while somebody looks at them', () => {
    const page = open(`${A}\n${B}`);
    const first = page.named('s1');
    const release = first && page.sessions.retain(first);
    page.replace(A, '');
    expect([page.shown(), page.ended, first?.place.text]).toEqual([['s2:2'], [], '']);
    release?.();
    expect(page.ended).toEqual(['s1']);
  });

  it('outlive their document while somebody looks at them, and are there when it is open again', () => {
    const page = open(`${A}\n${B}`);
    const second = page.named('s2');
    const release = second && page.sessions.retain(second);
    page.document.isClosed = true;
    page.sessions.close();
    expect([page.shown(), page.ended, page.sessions.isEmpty]).toEqual([['s2:6'], ['s1'], false]);
    page.document.isClosed = false;
    page.replace('a;', 'a;');
    expect(page.shown()).toEqual(['s3:1', 's2:6']);
    page.document.isClosed = true;
    page.sessions.close();
    release?.();
    expect(page.sessions.isEmpty).toBe(true);
  });

  it('keep no more than a few runs of fences that are gone', () => {
    const many = Array.from({ length: 12 }, (_, i) => A.replace('a;', `a${i};`)).join('\n');
    const page = open(many);
    for (let i = 1; i <= 12; i++) page.runs.add(`s${i}`);
    page.replace(many, 'gone');
    expect(page.ended).toEqual(['s1', 's2', 's3', 's4']);
  });
});
