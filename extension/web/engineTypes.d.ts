/** @file The engine's types as text; the build puts them in place. */

declare module 'engine-types' {
  const text: string;
  export default text;
}
