/** @file The text of a console line: values as Node's console writes them, tensors as TensorFlow does. No Node API, so a browser's worker can use it. */

/** How values that are not plain JavaScript are written (tensors); null for everything else. */
export type SpecialText = (value: object) => string | null;

const MAX_DEPTH = 2;
const MAX_ENTRIES = 100;
const MAX_STRING = 10_000;
const LINE_WIDTH = 72;

/** One console call's arguments as one text, `%s %d %i %f %j %o %O %c %%` of a leading string included. */
export function consoleText(args: readonly unknown[], special: SpecialText): string {
  const [first, ...rest] = args;
  const parts: string[] = [];
  if (typeof first === 'string' && rest.length > 0) {
    parts.push(
      first.replace(/%[sdifjoOc%]/g, (mark) => {
        if (mark === '%%') return '%';
        if (rest.length === 0) return mark;
        return directive(mark, rest.shift(), special);
      }),
    );
  } else if (args.length > 0) rest.unshift(first);
  for (const value of rest) parts.push(typeof value === 'string' ? value : valueText(value, special));
  return parts.join(' ');
}

function directive(mark: string, value: unknown, special: SpecialText): string {
  switch (mark) {
    case '%s':
      return typeof value === 'string' ? value : valueText(value, special);
    case '%d':
    case '%f':
      return typeof value === 'object' || typeof value === 'symbol' ? 'NaN' : valueText(Number(value), special);
    case '%i':
      return typeof value === 'object' || typeof value === 'symbol' ? 'NaN' : String(Math.trunc(Number(value)));
    case '%j':
      try {
        return JSON.stringify(value) ?? 'undefined';
      } catch {
        return '[Circular]';
      }
    case '%c':
      return '';
    default:
      return valueText(value, special);
  }
}

/** One value, as it stands inside a line. Never throws, whatever the value's own code does. */
export function valueText(value: unknown, special: SpecialText): string {
  try {
    return write(value, { depth: 0, indent: '', seen: [], special });
  } catch {
    return '[value that cannot be shown]';
  }
}

/** What was thrown, as one sentence for someone who did not see the code. Never throws. */
export function errorSentence(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return `The snippet threw ${valueText(thrown, () => null)}, which is not an Error.`;
    const name = ownText(thrown, 'name') || 'Error';
    const message = ownText(thrown, 'message').slice(0, MAX_STRING) || 'no message';
    return name === 'Error' ? message : `${name}: ${message}`;
  } catch {
    return 'The snippet threw something that cannot be shown.';
  }
}

interface Place {
  readonly depth: number;
  readonly indent: string;
  readonly seen: readonly object[];
  readonly special: SpecialText;
}

function write(value: unknown, place: Place): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'function':
      return functionText(value);
    case 'object':
      return value === null ? 'null' : objectText(value, place);
    default:
      return String(value);
  }
}

function quoted(text: string): string {
  const shown = text.length > MAX_STRING ? text.slice(0, MAX_STRING) : text;
  const quote = !shown.includes("'") ? "'" : !shown.includes('"') ? '"' : !shown.includes('`') ? '`' : "'";
  const escaped = shown
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(quote, `\\${quote}`);
  const rest = text.length - shown.length;
  return `${quote}${escaped}${quote}${rest > 0 ? `... ${rest} more characters` : ''}`;
}

function functionText(value: object): string {
  const source = Function.prototype.toString.call(value);
  const name = ownText(value, 'name');
  if (/^class\b/.test(source)) return name ? `[class ${name}]` : '[class (anonymous)]';
  return name ? `[Function: ${name}]` : '[Function (anonymous)]';
}

function objectText(value: object, place: Place): string {
  const told = place.special(value);
  if (told !== null) return told.replaceAll('\n', `\n${place.indent}`);
  if (value instanceof Error) return errorText(value, place);
  if (value instanceof Date) {
    const time = Date.prototype.getTime.call(value);
    return Number.isNaN(time) ? 'Invalid Date' : new Date(time).toISOString();
  }
  if (value instanceof RegExp) return RegExp.prototype.toString.call(value);
  if (value instanceof Promise) return 'Promise { … }';
  if (place.seen.includes(value)) return '[Circular]';

  const name = constructorName(value);
  if (place.depth > MAX_DEPTH) return Array.isArray(value) ? '[Array]' : `[${name ?? 'Object: null prototype'}]`;
  const inner: Place = {
    ...place,
    depth: place.depth + 1,
    indent: `${place.indent}  `,
    seen: [...place.seen, value],
  };

  if (Array.isArray(value)) {
    const label = name === 'Array' ? '' : `${name ?? 'Array'}(${value.length}) `;
    return bracketed(label, '[', [...items(value, inner), ...properties(value, inner, true)], ']', inner);
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const values = value as unknown as ArrayLike<number | bigint>;
    return bracketed(`${name ?? 'TypedArray'}(${values.length}) `, '[', items(values, inner), ']', inner);
  }
  if (value instanceof Map) {
    const entries = limited(
      [...value].slice(0, MAX_ENTRIES + 1),
      value.size,
      ([k, v]) => `${write(k, inner)} => ${write(v, inner)}`,
    );
    return bracketed(`${name ?? 'Map'}(${value.size}) `, '{', entries, '}', inner);
  }
  if (value instanceof Set) {
    const entries = limited([...value].slice(0, MAX_ENTRIES + 1), value.size, (v) => write(v, inner));
    return bracketed(`${name ?? 'Set'}(${value.size}) `, '{', entries, '}', inner);
  }
  const label = name === 'Object' ? '' : `${name ?? '[Object: null prototype]'} `;
  return bracketed(label, '{', properties(value, inner, false), '}', inner);
}

function errorText(error: Error, place: Place): string {
  const text = `${ownText(error, 'name') || constructorName(error) || 'Error'}: ${ownText(error, 'message')}`;
  return place.depth === 0 ? text : `[${text}]`;
}

/** `name`, `message` and the like, as text, wherever on the prototype chain they are. */
function ownText(value: object, key: string): string {
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : '';
}

/** Lockdown turns a prototype's properties into accessors, so the property is read, not looked up. */
function constructorName(value: object): string | null {
  const made: unknown = Reflect.get(value, 'constructor');
  return typeof made === 'function' && made.name ? made.name : null;
}

function items(values: ArrayLike<unknown>, place: Place): string[] {
  const shown: string[] = [];
  for (let i = 0; i < Math.min(values.length, MAX_ENTRIES); i++) {
    shown.push(i in values ? write(values[i], place) : '<empty item>');
  }
  return withRest(shown, values.length);
}

function limited<T>(entries: readonly T[], size: number, toText: (entry: T) => string): string[] {
  return withRest(entries.slice(0, MAX_ENTRIES).map(toText), size);
}

function withRest(shown: string[], size: number): string[] {
  const rest = size - shown.length;
  if (rest > 0) shown.push(`... ${rest} more item${rest === 1 ? '' : 's'}`);
  return shown;
}

/** Own enumerable properties; getters are named, not called. Of an array, only those beside its elements. */
function properties(value: object, place: Place, skipIndices: boolean): string[] {
  const shown: string[] = [];
  for (const key of Reflect.ownKeys(value)) {
    if (skipIndices && typeof key === 'string' && /^\d+$/.test(key)) continue;
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (!property?.enumerable) continue;
    if (shown.length >= MAX_ENTRIES) {
      shown.push('...');
      break;
    }
    const label = typeof key === 'symbol' ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
    const text = property.get ? (property.set ? '[Getter/Setter]' : '[Getter]') : property.set ? '[Setter]' : null;
    shown.push(`${label}: ${text ?? write(property.value, place)}`);
  }
  return shown;
}

/** Entries between brackets: on one line where they fit, short ones packed into rows, otherwise one a line. */
function bracketed(label: string, open: string, entries: readonly string[], close: string, place: Place): string {
  if (entries.length === 0) return `${label}${open}${close}`;
  const oneLine = `${label}${open} ${entries.join(', ')} ${close}`;
  if (oneLine.length + place.indent.length <= LINE_WIDTH + 4 && !oneLine.includes('\n')) return oneLine;
  const rows = entries.every((entry) => entry.length <= 24 && !entry.includes('\n'))
    ? packed(entries, LINE_WIDTH - place.indent.length)
    : entries;
  const outer = place.indent.slice(2);
  return `${label}${open}\n${place.indent}${rows.join(`,\n${place.indent}`)}\n${outer}${close}`;
}

function packed(entries: readonly string[], width: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const entry of entries) {
    if (row && row.length + entry.length + 2 > width) {
      rows.push(row);
      row = '';
    }
    row = row ? `${row}, ${entry}` : entry;
  }
  return row ? [...rows, row] : rows;
}
