/** @file Tells the built analysis that it was started to serve, not loaded as a module. */

export const SERVE_ARGUMENT = '--serve-analysis';
