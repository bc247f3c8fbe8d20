/** @file How much a run may record: every row and every character a snippet can cause counts, so that no reader is flooded. */

export class RecordingLimitError extends Error {
  override readonly name = 'RecordingLimitError';
}

/** Rows of everything beside the op log (tensors, frames, tapes, gradient calls, edges, names …), for each row of the op log. */
const ROWS_PER_OP = 8;
/** A tape and a gradient call are objects with lists of their own; each weighs as much as so many rows. */
export const TAPE_ROWS = 16;
export const GRADIENT_ROWS = 80;
export const NAME_ROWS = 2;
/** Characters of all texts a snippet chose (names, paths, messages) in one run. */
const ALL_TEXT = 8_000_000;
/** Characters of one name or path. */
const ONE_NAME = 1000;
/** Entries of one list that is sent whole whenever it changes. */
const LIST = 100_000;

export class Allowance {
  private rows = 0;
  private text = ALL_TEXT;

  constructor(private readonly ops: number) {}

  /** Throws into the snippet, before anything of the row that does not fit was written. */
  checkOps(count: number): void {
    if (count < this.ops) return;
    throw new RecordingLimitError(
      `This run recorded ${this.ops} ops, which is the limit. Shorten its loops, or raise the limit in the settings.`,
    );
  }

  take(rows = 1): void {
    this.rows += rows;
    if (this.rows <= this.ops * ROWS_PER_OP) return;
    throw new RecordingLimitError(
      `This run made more tensors, tapes and gradient calls than fit beside ${this.ops} ops, which is the limit. Shorten its loops.`,
    );
  }

  checkList(length: number): void {
    if (length < LIST) return;
    throw new RecordingLimitError(`One tape was started or told to watch ${LIST} times, which is the limit.`);
  }

  /** A name or path, cut; empty once all texts together are too long. */
  name(text: unknown): string {
    return this.sentence(text, ONE_NAME);
  }

  /** Without a note of what is missing. */
  clip(text: string, limit: number): string {
    const kept = text.slice(0, Math.min(limit, this.text));
    this.text -= kept.length;
    return kept;
  }

  sentence(text: unknown, limit = MAX_SENTENCE): string {
    const kept = cut(text, Math.min(limit, this.text));
    this.text = Math.max(0, this.text - kept.length);
    return kept;
  }
}

/** Characters of one message. */
const MAX_SENTENCE = 10_000;

/** At most `limit` characters and a note of what is missing. What claims to be a text may be anything. */
export function cut(text: unknown, limit: number): string {
  if (typeof text !== 'string') return '';
  return text.length > limit ? `${text.slice(0, limit)}… (${text.length - limit} more characters)` : text;
}
