/** @file Elements without markup strings: the one way the panels make DOM. */

type Child = Node | string | null | false;
interface Options {
  readonly class?: string;
  readonly attrs?: Readonly<Record<string, string>>;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options?: Options,
  ...children: Child[]
): HTMLElementTagNameMap[K];
export function h(tag: string, options?: Options, ...children: Child[]): HTMLElement;
export function h(tag: string, options: Options = {}, ...children: Child[]): HTMLElement {
  return furnish(document.createElement(tag), options, children);
}

export function svg(tag: string, options: Options = {}, ...children: Child[]): SVGElement {
  return furnish(document.createElementNS('http://www.w3.org/2000/svg', tag), options, children);
}

function furnish<E extends Element>(element: E, options: Options, children: readonly Child[]): E {
  if (options.class) element.setAttribute('class', options.class);
  for (const [name, value] of Object.entries(options.attrs ?? {})) element.setAttribute(name, value);
  for (const [name, listener] of Object.entries(options.on ?? {})) element.addEventListener(name, listener);
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}
