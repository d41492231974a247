import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ORPCError } from '@orpc/client';
import { errorCodes, toErrorData, type ErrorCode, type PrintRoomError } from '../../src-shared/errors.ts';
import { exportTypes, fileFormats, scopes } from '../../src-shared/models/label-export.ts';
import { printerDrivers } from '../../src-shared/contract/printing.ts';
import { dataFolderOf } from '../core/folder/data-folder.ts';
import { placesIn, type Places } from './places.ts';

/** What every command takes. */
export interface CommonOptions {
  readonly data: string;
  readonly organization?: string;
  readonly json: boolean;
  readonly places: Places;
}

/**
 * Runs one command. stdout carries results only; an error is one line on stderr and an exit code that is not 0.
 * Commands are loaded when they are called: `serve` must answer its first poll in 0.7 s.
 */
export async function runCommand(args: readonly string[], root: URL): Promise<void> {
  // Who reads the results (`| head`) may have seen enough.
  process.stdout.on('error', () => undefined);
  const places = placesIn(root);
  const program = commandTree(places);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (caught) {
    if (caught instanceof CommanderError) {
      // commander has written its own line, but for a command that is missing; help and version are no errors.
      if (caught.code === 'commander.help') {
        process.stderr.write('error: missing command; print-room --help lists them\n');
      }
      process.exitCode = caught.exitCode === 0 ? 0 : 2;
      return;
    }
    const { message, exit } = explain(caught);
    process.stderr.write(`${message.replaceAll(/\s*\n\s*/g, ' ')}\n`);
    process.exitCode = exit;
  }
}

function commandTree(places: Places): Command {
  const common = (options: ParsedOptions): CommonOptions => commonOptions(options, places);
  // One line per error: no suggestion below it, and no page of help instead of it. Commands inherit this.
  const program = new Command('print-room')
    .version(places.version)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeErr: () => undefined,
      outputError: (line) => void process.stderr.write(line),
    });
  const command = (name: string, description: string, parent: Command = program): Command =>
    parent
      .command(name)
      .description(description)
      .exitOverride()
      .option('--data <dir>', 'data folder')
      .option('--organization <id>', 'organisation, where the folder has several')
      .option('--json', 'results as JSON', false);

  command('serve', 'serve the API and the window on loopback')
    .option('--port <n>', 'port, 0 = any free one', integer(0, 65_535), 0)
    .option('--sample', 'an empty folder gets the sample organisation', false)
    .action(async (options) => (await import('./commands/serve.ts')).serve(common(options), options));

  command('import <file>', 'import lots and serials from a CSV file').action(async (file, options) =>
    (await import('./commands/import.ts')).importCommand(common(options), file),
  );

  command('export', 'make a label export job and save its file')
    .addOption(new Option('--scope <scope>').choices([...scopes]).makeOptionMandatory())
    .addOption(new Option('--export-type <type>').choices([...exportTypes]).makeOptionMandatory())
    .addOption(new Option('--file-format <format>').choices([...fileFormats]).makeOptionMandatory())
    .option('--filters <json>', 'filters of the label export API', json('--filters'))
    .option('--asset-config <json>', 'stock, layout, ...', json('--asset-config'))
    .requiredOption('--out <path>', 'where to save the file')
    .action(async (options) =>
      (await import('./commands/export.ts')).exportCommand(common(options), options),
    );

  command('print', 'print the sheets of a job and wait for the end')
    .requiredOption('--job <id>')
    .requiredOption('--printer <name>')
    .option('--start-position <n>', 'first free label of the first sheet', integer(1, 100_000), 1)
    .option('--copies <n>', 'labels per item', integer(1, 10_000), 1)
    .option('--sheets <a-b>', 'only these sheets of the run', sheetRange)
    .option('--reason <text>', 'why labels are printed again')
    .option('--operator <name>', 'who prints')
    .action(async (options) => (await import('./commands/print.ts')).printCommand(common(options), options));

  const printers = command('printers', 'list the printers').action(async (options) =>
    (await import('./commands/printers.ts')).listPrinters(common(options)),
  );
  command('add <name>', 'add a printer', printers)
    .addOption(new Option('--driver <driver>').choices([...printerDrivers]).makeOptionMandatory())
    .requiredOption('--uri <uri>', 'folder path, or CUPS queue')
    .option('--stock <id>', 'what is in its tray')
    .action(async (name, options, self: Command) =>
      (await import('./commands/printers.ts')).addPrinter(common(withParent(options, self)), name, options),
    );

  const ledger = program.command('ledger').description('the record of what was printed').exitOverride();
  command('verify', 'prove that nothing was changed', ledger).action(async (options) =>
    (await import('./commands/ledger.ts')).verifyCommand(common(options)),
  );
  command('settle', 'say how many sheets of a run are good', ledger)
    .requiredOption('--run <id>')
    .requiredOption('--good-sheets <n>', 'good sheets from the start of the run', integer(0, 1_000_000))
    .option('--last-good <n>', 'last good label on the sheet after them', integer(0, 100_000), 0)
    .requiredOption('--reason <text>')
    .option('--operator <name>')
    .action(async (options) =>
      (await import('./commands/ledger.ts')).settleCommand(common(options), options),
    );

  command('jobs', 'list the label export jobs').action(async (options) =>
    (await import('./commands/jobs.ts')).listJobs(common(options)),
  );
  const settings = program.command('settings').description('settings of an organisation').exitOverride();
  command('get [key]', 'show settings', settings).action(async (key, options) =>
    (await import('./commands/settings.ts')).getSettings(common(options), key),
  );
  command('set <key> <value>', 'change a setting', settings).action(async (key, value, options) =>
    (await import('./commands/settings.ts')).setSetting(common(options), key, value),
  );
  command('backup <file>', 'copy the database while work goes on').action(async (file, options) =>
    (await import('./commands/backup.ts')).backupCommand(common(options), file),
  );
  command('restore <file>', 'put a backup into the data folder').action(async (file, options) =>
    (await import('./commands/backup.ts')).restoreCommand(common(options), file),
  );
  command('doctor', 'check everything a label depends on').action(async (options) =>
    (await import('./commands/doctor.ts')).doctorCommand(common(options)),
  );
  command('demo', 'run the main job on the sample organisation').action(async (options) =>
    (await import('./commands/demo.ts')).demoCommand(common(options), options.data !== undefined),
  );
  return program;
}

/** `printers` has options of its own, so those of `printers add` may have been read by either of the two. */
function withParent(options: ParsedOptions, self: Command): ParsedOptions {
  const parent = self.parent?.opts<ParsedOptions>() ?? {};
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== false);
  return { ...parent, ...Object.fromEntries(given) };
}

interface ParsedOptions {
  data?: string;
  organization?: string;
  json?: boolean;
}

function commonOptions(options: ParsedOptions, places: Places): CommonOptions {
  return {
    data: dataFolderOf(options.data, process.env, process.platform),
    ...(options.organization === undefined ? {} : { organization: options.organization }),
    json: options.json ?? false,
    places,
  };
}

function integer(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

function json(option: string): (text: string) => unknown {
  return (text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new InvalidArgumentError(`${option} is not JSON.`);
    }
  };
}

function sheetRange(text: string): { first: number; last: number } {
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text);
  if (!match) throw new InvalidArgumentError('Sheets are given as 3 or as 3-7.');
  return { first: Number(match[1]), last: Number(match[2] ?? match[1]) };
}

/** The sentence and the exit code of an error, whether it happened here or in the host. */
function explain(caught: unknown): { message: string; exit: number } {
  const error = caught instanceof ORPCError ? errorOfCall(caught) : toErrorData(caught);
  const named = error.faults.map((fault) => `${fault.loc.slice(1).join('.')}: ${fault.msg}`).join('; ');
  const message =
    error.message === 'Validation error.' && named !== '' ? `Validation error: ${named}.` : error.message;
  return { message, exit: errorCodes[error.code].exit };
}

function errorOfCall(error: ORPCError<string, unknown>): {
  code: ErrorCode;
  message: string;
  faults: PrintRoomError['faults'];
} {
  const data = error.data as { code?: unknown; faults?: unknown; issues?: unknown } | undefined;
  if (typeof data?.code === 'string' && Object.hasOwn(errorCodes, data.code)) {
    const faults = Array.isArray(data.faults) ? (data.faults as PrintRoomError['faults']) : [];
    return { code: data.code as ErrorCode, message: error.message, faults };
  }
  if (Array.isArray(data?.issues)) {
    const faults = (data.issues as { path?: (string | number)[]; message: string }[]).map((issue) => ({
      loc: ['body', ...(issue.path ?? [])],
      msg: issue.message,
      type: 'invalid',
    }));
    return { code: 'validation_error', message: 'Validation error.', faults };
  }
  return { code: 'internal_error', message: error.message, faults: [] };
}
