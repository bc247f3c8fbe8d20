/** @file Style sheets are bundled by the build beside the script; to TypeScript they are empty modules. */

declare module '*.css';
