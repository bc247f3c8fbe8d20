declare module '*?text' {
  /** A module with all it imports, bundled to one script (`scripts/lib/scriptText.mjs`). */
  const text: string;
  export default text;
}
