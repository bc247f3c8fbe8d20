/** @file The name of the measure that tells how long the start took: tests read it, and a profile of the extension host shows it. */

export const ACTIVATION = 'tapescope/activate';
