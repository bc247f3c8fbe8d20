/** @file Something asked for that cannot be: a file that is not there, a gradient call that was never made. */

/** The message is for people; there is no trace to show. */
export class UsageError extends Error {}
