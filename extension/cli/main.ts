/** @file The `tapescope` command: what VS Code shows, on a terminal. */

import { HELP, parseCommandLine, type CommandLine } from './commandLine';
import { convertCommand } from './convertCommand';
import { exportCommand } from './exportCommand';
import { lintCommand } from './lintCommand';
import { say, surviveClosedPipes, tell } from './output';
import { runCommand } from './runCommand';
import { UsageError } from './usageError';
import { versionText } from './version';

const WRONG_USAGE = 2;
const OUR_MISTAKE = 70;

surviveClosedPipes();
try {
  process.exitCode = await execute(parseCommandLine(process.argv.slice(2)));
} catch (error) {
  tell(`tapescope: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = OUR_MISTAKE;
}

async function execute(commandLine: CommandLine): Promise<number> {
  try {
    switch (commandLine.kind) {
      case 'help':
        say(HELP.trimEnd());
        return 0;
      case 'version':
        say(await versionText());
        return 0;
      case 'wrong':
        tell(`tapescope: ${commandLine.sentence} "tapescope --help" tells more.`);
        return WRONG_USAGE;
      case 'run':
        return await runCommand(commandLine);
      case 'export':
        return await exportCommand(commandLine);
      case 'convert':
        return await convertCommand(commandLine);
      case 'lint':
        return await lintCommand(commandLine);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    tell(`tapescope: ${error.message}`);
    return WRONG_USAGE;
  }
}
