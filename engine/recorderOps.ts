/** @file The recorder's op log: columns of the rows not yet drained. */

import { NO_ATTRS, type Attrs, type AttrValue } from './op';
import type { Allowance } from './recorderAllowance';
import type { OpChunk } from './recordingChunk';
import { int32Column, uint16Column, uint32Column } from './recordingColumns';

export interface OpRow {
  readonly name: string;
  readonly inputs: readonly number[];
  readonly site: number;
  readonly frame: number;
  readonly tapes: readonly number[];
  /** The gradient call it ran in, -1 for a forward op. */
  readonly gradient: number;
  readonly attrs: Attrs;
}

export class OpRows {
  count = 0;
  private attrValues = ALL_ATTR_VALUES;
  private drained = 0;
  private inputTotal = 0;
  private outputTotal = 0;
  private readonly name = uint16Column();
  private readonly inputs = uint32Column();
  private readonly inputEnd = uint32Column();
  private readonly outputs = uint32Column();
  private readonly outputEnd = uint32Column();
  private readonly site = int32Column();
  private readonly frame = uint32Column();
  private readonly tapeSet = uint32Column();
  private readonly gradient = int32Column();
  private attrs: Record<number, Attrs> = {};
  private newNames: string[] = [];
  private newTapeSets: (readonly number[])[] = [[]];
  private readonly nameIndex = new Map<string, number>();
  private readonly tapeSetIndex = new Map<string, number>([['', 0]]);

  constructor(private readonly allowance: Allowance) {}

  /** Adds the row that will have index `count`; its outputs' rows may name it as producer before it is added. */
  add(row: OpRow, outputs: readonly number[]): void {
    this.name.push(this.nameOf(row.name));
    for (const input of row.inputs) this.inputs.push(input);
    for (const output of outputs) this.outputs.push(output);
    this.inputEnd.push((this.inputTotal += row.inputs.length));
    this.outputEnd.push((this.outputTotal += outputs.length));
    this.site.push(row.site);
    this.frame.push(row.frame);
    this.tapeSet.push(this.tapeSetOf(row.tapes));
    this.gradient.push(row.gradient);
    const attrs = row.attrs === NO_ATTRS ? NO_ATTRS : this.plainAttrs(row.attrs);
    if (attrs !== NO_ATTRS) this.attrs[this.count] = attrs;
    this.count++;
  }

  get hasNews(): boolean {
    return this.count > this.drained;
  }

  drain(): OpChunk {
    const chunk: OpChunk = {
      first: this.drained,
      newNames: this.newNames,
      name: this.name.take(),
      inputEnd: this.inputEnd.take(),
      inputs: this.inputs.take(),
      outputEnd: this.outputEnd.take(),
      outputs: this.outputs.take(),
      site: this.site.take(),
      frame: this.frame.take(),
      tapeSet: this.tapeSet.take(),
      newTapeSets: this.newTapeSets,
      gradient: this.gradient.take(),
      attrs: this.attrs,
    };
    this.drained = this.count;
    [this.newNames, this.newTapeSets, this.attrs] = [[], [], {}];
    return chunk;
  }

  private nameOf(name: string): number {
    let index = this.nameIndex.get(name);
    if (index === undefined) {
      // The column counts to 65,535; so many ops there are not.
      if (this.nameIndex.size >= MAX_NAMES) return 0;
      this.nameIndex.set(name, (index = this.nameIndex.size));
      this.newNames.push(this.allowance.name(name));
    }
    return index;
  }

  private tapeSetOf(tapes: readonly number[]): number {
    const key = tapes.length === 0 ? '' : tapes.join();
    let index = this.tapeSetIndex.get(key);
    if (index === undefined) {
      this.tapeSetIndex.set(key, (index = this.tapeSetIndex.size));
      this.newTapeSets.push([...tapes]);
    }
    return index;
  }

  /** Attributes come from a snippet's arguments, whatever their types promise: only plain data goes on. */
  private plainAttrs(attrs: Attrs): Attrs {
    let left = Math.min(MAX_VALUES, this.attrValues);
    const before = left;
    const plain = (value: unknown, depth: number): AttrValue | undefined => {
      if (left-- <= 0) return undefined;
      if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
      if (typeof value === 'string') return this.allowance.clip(value, MAX_TEXT);
      if (!Array.isArray(value) || depth === 0) return undefined;
      return Array.from({ length: Math.min(value.length, left) }, (_, i) => plain(value[i], depth - 1) ?? null);
    };
    const entries = Object.entries(attrs).flatMap(([key, value]) => {
      const found = plain(value, MAX_DEPTH);
      return found === undefined ? [] : [[key.slice(0, MAX_TEXT), found] as const];
    });
    this.attrValues -= before - Math.max(0, left);
    return entries.length === 0 ? NO_ATTRS : Object.fromEntries(entries);
  }
}

const MAX_NAMES = 10_000;
const MAX_DEPTH = 6;
const MAX_TEXT = 1000;
/** Values of one row's attributes, and of all rows together: beyond, a row goes without. */
const MAX_VALUES = 1000;
const ALL_ATTR_VALUES = 2_000_000;
