/** @file The text that a session is about, and where it stands: a whole document, or a fence in a Markdown one. Offsets of the host are the snippet's own. */

import type { Position, Range, TextDocument, Uri } from 'vscode';
import { editInFence } from '../markdown/editInFence';
import type { FencedSnippet } from '../markdown/snippets';
import type { TextEdit } from '../lint/finding';
import { baseName, fenceFileName, fenceUri, fileNameOf } from './fileNames';
import { toRange } from './ranges';
import type { Span } from './trackedSpans';

/** True of one text of the document; the next one takes its place. */
export interface SnippetText {
  readonly document: TextDocument;
  /** Tells it from the others of its document as long as it is there, from 0. */
  readonly id: number;
  readonly text: string;
  /** Where it begins in the document's text. */
  readonly start: number;
  /** The line that opens its fence: where it begins, and its number from 1; null of a whole document. */
  readonly fence: { readonly open: number; readonly line: number } | null;
  /** The name the workers get. */
  readonly fileName: string;
  /** Its name for people. */
  readonly title: string;
  /** Finds it again after a reload of the window. */
  readonly uri: Uri;
  toRange(span: Span): Range;
  /** Of the document; of a place outside, one that no span covers. */
  offsetAt(position: Position): number;
  contains(position: Position): boolean;
  /** An edit of the snippet as one of the document. */
  toDocumentEdit(edit: TextEdit): { readonly range: Range; readonly newText: string };
}

export function wholeDocument(document: TextDocument): SnippetText {
  const fileName = fileNameOf(document);
  return {
    document,
    id: 0,
    text: document.getText(),
    start: 0,
    fence: null,
    fileName,
    title: baseName(fileName),
    uri: document.uri,
    toRange: (span) => toRange(document, span),
    offsetAt: (position) => document.offsetAt(position),
    contains: () => true,
    toDocumentEdit: (edit) => ({ range: toRange(document, edit), newText: edit.newText }),
  };
}

/** `index`: of the fences of the document that can be snippets. */
export function fencedText(document: TextDocument, fence: FencedSnippet, id: number, index: number): SnippetText {
  const { start, open, text } = fence;
  const exact = (span: Span): Range => toRange(document, { start: span.start + start, end: span.end + start });
  // The last line break is the fence's own: what is said about the text's end is said behind its last word.
  const end = text.replace(/\r?\n$/, '').length;
  const within = (offset: number): number => Math.min(offset, end);
  const line = document.positionAt(open).line + 1;
  const fileName = fenceFileName(document, id, fence.extension);
  const offsetAt = (position: Position): number => document.offsetAt(position) - start;
  return {
    document,
    id,
    text,
    start,
    fence: { open, line },
    fileName,
    // Other than a number it tells where to look.
    title: `${baseName(document.uri.path)}:${line}`,
    uri: fenceUri(document.uri, index),
    toRange: (span) => exact({ start: within(span.start), end: within(span.end) }),
    offsetAt,
    contains(position) {
      const offset = offsetAt(position);
      return offset >= 0 && offset <= end;
    },
    toDocumentEdit(edit) {
      const inside = editInFence(fence, edit);
      return { range: exact(inside), newText: inside.newText };
    },
  };
}

/** What is left of a fence that is not there any more: nothing, at the same place in the list of them. */
export function goneText(before: SnippetText): SnippetText {
  return { ...before, text: '', contains: () => false, offsetAt: () => -1 };
}
