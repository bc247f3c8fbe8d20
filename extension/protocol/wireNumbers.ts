/** @file NaN and the infinities on a wire of JSON. VS Code posts to a webview as JSON (typed arrays aside), where they would turn to null. */

/** The same value with each non-finite number in a wrapper; typed arrays and buffers pass as they are. */
export function packNumbers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { [MARK]: String(value) };
  return mapParts(value, packNumbers);
}

/** Undoes `packNumbers`. */
export function unpackNumbers(value: unknown): unknown {
  if (isPacked(value)) return Number(value[MARK]);
  return mapParts(value, unpackNumbers);
}

const MARK = '$number';

function isPacked(value: unknown): value is { readonly [MARK]: string } {
  return typeof value === 'object' && value !== null && MARK in value && typeof value[MARK] === 'string';
}

/** Maps the entries of arrays and objects; keeps the very object where nothing changed, so that large documents are not copied. */
function mapParts(value: unknown, map: (part: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return value;
  }
  if (Array.isArray(value)) {
    let changed: unknown[] | null = null;
    for (let i = 0; i < value.length; i++) {
      const mapped = map(value[i]);
      if (Object.is(mapped, value[i])) continue;
      changed ??= value.slice();
      changed[i] = mapped;
    }
    return changed ?? value;
  }
  // Names and previews of a long run are objects with very many keys: neither lists of entries nor copies unless something changes.
  const source = value as Readonly<Record<string, unknown>>;
  let changed: Record<string, unknown> | null = null;
  for (const key in source) {
    const mapped = map(source[key]);
    if (Object.is(mapped, source[key])) continue;
    changed ??= { ...source };
    changed[key] = mapped;
  }
  return changed ?? value;
}
