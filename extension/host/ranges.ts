/** @file Offsets of ours to ranges of VS Code's. */

import { Range, type TextDocument } from 'vscode';
import type { Span } from './trackedSpans';

export function toRange(document: TextDocument, span: Span): Range {
  return new Range(document.positionAt(span.start), document.positionAt(span.end));
}
