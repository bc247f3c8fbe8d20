/** @file Where the command line writes: results to standard output, everything said about them to standard error. */

/** One line of result. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One line about the result. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A reader that has seen enough (`| head`) closes the pipe: no reason to complain, nor to go on. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
}
