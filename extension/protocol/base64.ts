/** @file Bytes as base64 text and back, by what every host has. */

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  // In parts: there is a limit to how many arguments a call takes.
  for (let i = 0; i < bytes.length; i += PART) text += String.fromCharCode(...bytes.subarray(i, i + PART));
  return btoa(text);
}
const PART = 0x8000;

/** Throws where it is none. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
