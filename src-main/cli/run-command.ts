import { integer, type AddCommand, type ParsedOptions } from './command-parts.ts';
import type { CommonOptions } from './common-options.ts';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ORPCError } from '@orpc/client';
import { errorCodes, toErrorData, type ErrorCode, type PrintRoomError } from '../../src-shared/errors.ts';
import { archiveFormats } from '../../src-shared/models/data-export.ts';
import { exportTypes, fileFormats, scopes } from '../../src-shared/models/export-types.ts';
import { dateKinds } from '../../src-shared/contract/catalog.ts';
import { maxRequestsPerDay, maxRequestsPerMinute } from '../../src-shared/models/api-key.ts';
import { keyRoles } from '../../src-shared/models/key-roles.ts';
import { resolutions } from '../../src-shared/units.ts';
import { dataFolderOf } from '../core/folder/data-folder.ts';
import { readPolicies } from '../core/policy/read-policies.ts';
import { addPrinterCommands } from './printer-commands.ts';
import { placesIn, type Places } from './places.ts';
import { withResultFile } from './result-file.ts';
import { addPeople } from './people-commands.ts';
import { addRuns } from './run-commands.ts';
import { addTruth } from './truth-commands.ts';

/**
 * Runs one command. stdout carries results only; an error is one line on stderr and an exit code that is not 0.
 * Commands are loaded when they are called: `serve` must answer its first poll in 0.7 s.
 */
export async function runCommand(
  args: readonly string[],
  root: URL,
  host: Partial<Places> = {},
): Promise<void> {
  // Who reads the results (`| head`) may have seen enough.
  process.stdout.on('error', () => undefined);
  const places = { ...placesIn(root, await readPolicies(process.platform, process.env)), ...host };
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
      .option('--operator <who>', 'who does it: a name; where people sign in, a number')
      .option('--json', 'results as JSON', false);

  command('serve', 'serve the API and the window on loopback')
    .option('--port <n>', 'port, 0 = any free one', integer(0, 65_535), 0)
    .option('--sample', 'an empty folder gets the sample organisation', false)
    .action(async (options) => (await import('./commands/serve.ts')).serve(common(options), options));

  command('import <file>', 'import lots and serials from a CSV file, or restore an archive of data-export')
    .option(...resultOption)
    .action(async (file, options) => {
      const { importCommand } = await import('./commands/import.ts');
      await withResultFile(common(options), options.out, (to) => importCommand(to, file));
    });

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

  command('data-export', 'save everything of an organisation as one archive')
    .requiredOption('--out <file>', 'where to save the archive')
    .addOption(new Option('--archive-format <format>').choices([...archiveFormats]).default('zip'))
    .option('--artifacts', 'finished PDFs and ZIPs of jobs go in too', false)
    .option('--people', 'names of people go in too', false)
    .action(async (options) =>
      (await import('./commands/data-export.ts')).dataExportCommand(common(options), options),
    );

  addRuns(program, command, common);
  addPrinterCommands({ program, command, common, withParent });
  addDefinitions(program, command, common);
  addSync(program, command, common);
  addTruth(program, command, common);
  addPeople(program, command, common);

  const ledger = program.command('ledger').description('the record of what was printed').exitOverride();
  command('verify', 'prove that nothing was changed', ledger).action(async (options) =>
    (await import('./commands/ledger.ts')).verifyCommand(common(options)),
  );
  command('settle', 'say how many sheets of a run are good', ledger)
    .requiredOption('--run <id>')
    .requiredOption('--good-sheets <n>', 'good sheets from the start of the run', integer(0, 1_000_000))
    .option('--last-good <n>', 'last good label on the sheet after them', integer(0, 100_000))
    .requiredOption('--reason <text>')
    .action(async (options) => (await import('./commands/truth.ts')).settleCommand(common(options), options));

  const jobs = command('jobs', 'list the label export jobs').action(async (options) =>
    (await import('./commands/jobs.ts')).listJobs(common(options)),
  );
  command('again <id>', 'the labels of a job once more, in the dots of another printer', jobs)
    .addOption(
      new Option('--dpi <dpi>', 'dots per inch').choices(resolutions.map(String)).makeOptionMandatory(),
    )
    .action(async (id, options, self: Command) =>
      (await import('./commands/jobs.ts')).makeJobAgain(common(withParent(options, self)), id, options),
    );
  const settings = program.command('settings').description('settings of an organisation').exitOverride();
  command('get [key]', 'show settings', settings).action(async (key, options) =>
    (await import('./commands/settings.ts')).getSettings(common(options), key),
  );
  command('set <key> <value>', 'change a setting', settings).action(async (key, value, options) =>
    (await import('./commands/settings.ts')).setSetting(common(options), key, value),
  );
  const keys = program.command('keys').description('API keys of an organisation').exitOverride();
  command('create', 'make an API key; it is shown this once', keys)
    .addOption(new Option('--role <role>').choices([...keyRoles]).makeOptionMandatory())
    .option('--description <text>', 'what the key is for')
    .option('--per-minute <n>', 'requests a minute, 0 = 300', integer(0, maxRequestsPerMinute), 0)
    .option('--per-day <n>', 'requests a day, 0 = 10,000', integer(0, maxRequestsPerDay), 0)
    .option(
      '--expires <instant>',
      'last day such as 2027-12-31, or instant such as 2027-12-31T18:00:00+01:00',
    )
    .action(async (options) => (await import('./commands/keys.ts')).createKey(common(options), options));
  command('list', 'list the keys', keys).action(async (options) =>
    (await import('./commands/keys.ts')).listKeys(common(options)),
  );
  command('revoke <id>', 'refuse a key from now on', keys).action(async (id, options) =>
    (await import('./commands/keys.ts')).revokeKey(common(options), id),
  );
  addSupport(program, command, common);
  command('demo', 'run the main job on the sample organisation').action(async (options) =>
    (await import('./commands/demo.ts')).demoCommand(common(options), options.data !== undefined),
  );
  return program;
}

/** Where a program without a console leaves what it has to say. */
const resultOption = ['--out <file>', 'write the result into this file'] as const;

/** What an IT department asks for, also of a package, which has no console on Windows. */
function addSupport(
  program: Command,
  command: AddCommand,
  common: (options: ParsedOptions) => CommonOptions,
): void {
  command('backup <file>', 'copy the database while work goes on')
    .option(...resultOption)
    .action(async (file, options) => {
      const { backupCommand } = await import('./commands/backup.ts');
      await withResultFile(common(options), options.out, (to) => backupCommand(to, file));
    });
  command('restore <file>', 'put a backup into the data folder')
    .option(...resultOption)
    .action(async (file, options) => {
      const { restoreCommand } = await import('./commands/backup.ts');
      await withResultFile(common(options), options.out, (to) => restoreCommand(to, file));
    });
  command('doctor', 'check everything a label depends on')
    .option('--html', 'the result as a page', false)
    .option(...resultOption)
    .action(async (options) => {
      const { doctorCommand } = await import('./commands/doctor.ts');
      await withResultFile(common(options), options.out, (to) => doctorCommand(to, options));
    });
  command('diagnostics <file>', 'save doctor, settings and log as one ZIP for whoever helps')
    .option(...resultOption)
    .action(async (file, options) => {
      const { diagnosticsCommand } = await import('./commands/doctor.ts');
      await withResultFile(common(options), options.out, (to) => diagnosticsCommand(to, file));
    });
  const policy = program
    .command('policy')
    .description('what your organisation has decided for this computer')
    .exitOverride();
  command('show', 'what is in force, and from where', policy)
    .option(...resultOption)
    .action(async (options) => {
      const { showPolicies } = await import('./commands/policy.ts');
      await withResultFile(common(options), options.out, showPolicies);
    });
}

/** Stocks, layouts and products: what labels are made of. */
function addDefinitions(
  program: Command,
  command: AddCommand,
  common: (options: ParsedOptions) => CommonOptions,
): void {
  const load = () => import('./commands/stocks.ts');
  for (const part of ['stocks', 'layouts'] as const) {
    const one = part === 'stocks' ? 'stock' : 'layout';
    const parent = program.command(part).description(`${part}: built-in ones and your own`).exitOverride();
    command('list', `list the ${part}`, parent).action(async (options) => {
      const { listStocks, listLayouts } = await load();
      await (part === 'stocks' ? listStocks : listLayouts)(common(options));
    });
    command('show <id>', `show a ${one}`, parent).action(async (id, options) => {
      const { showStock, showLayout } = await load();
      await (part === 'stocks' ? showStock : showLayout)(common(options), id);
    });
    command('import <file>', `bring in a ${one} as JSON`, parent)
      .option('--replace', `change your own ${one} of that id`, false)
      .action(async (file, options) =>
        (await load()).importDefinition(common(options), part, file, options.replace),
      );
    command('export <id>', `save a ${one} as JSON`, parent)
      .requiredOption('--out <file>', 'where to save it')
      .action(async (id, options) => (await load()).exportDefinition(common(options), part, id, options.out));
    command('remove <id>', `remove a ${one} of your own`, parent).action(async (id, options) =>
      (await load()).removeDefinition(common(options), part, id),
    );
    if (part === 'stocks') {
      command('proof <id>', 'save a PDF that shows the stock at true size', parent)
        .requiredOption('--out <file>', 'where to save it')
        .action(async (id, options) => (await load()).proofStock(common(options), id, options.out));
    }
  }
  const products = program.command('products').description('products of an organisation').exitOverride();
  command('list', 'list the products', products).action(async (options) =>
    (await import('./commands/products.ts')).listProducts(common(options)),
  );
  command('set <gtin>', 'change a product', products)
    .addOption(new Option('--date-kind <kind>', 'what its dates are').choices([...dateKinds]))
    .option('--name <name>', 'its name; an empty one removes it')
    .action(async (gtin, options) =>
      (await import('./commands/products.ts')).setProduct(common(options), gtin, options),
    );
}

/** Closient: what comes from there, and what goes back. */
function addSync(
  program: Command,
  command: AddCommand,
  common: (options: ParsedOptions) => CommonOptions,
): void {
  const load = () => import('./commands/sync.ts');
  const sync = command('sync', 'one complete pass over Closient, and send what was printed')
    .option('--url <url>', 'address of Closient; the key comes from PRINT_ROOM_CLOSIENT_KEY')
    .option('--source <name>', 'this source only')
    .option('--once', 'do not stay connected with that key', false)
    .action(async (options) => (await load()).syncCommand(common(options), options));
  command('status', 'how connection, sources and outbox are', sync).action(async (options, self: Command) =>
    (await load()).syncStatusCommand(common(withParent(options, self))),
  );

  const outbox = program.command('outbox').description('events for Closient').exitOverride();
  command('status', 'what was sent, waits or is parked', outbox).action(async (options) =>
    (await load()).outboxStatusCommand(common(options)),
  );
  command('export', 'save the events as a file', outbox)
    .addOption(new Option('--format <format>').choices(['epcis', 'csv']).makeOptionMandatory())
    .requiredOption('--out <file>', 'where to save it')
    .option('--since <instant>', 'events of this instant or later, such as 2027-12-31T18:00:00+01:00')
    .action(async (options) => (await load()).outboxExportCommand(common(options), options));
  command('release <ids...>', 'send parked events again', outbox).action(async (ids, options) =>
    (await load()).outboxReleaseCommand(common(options), ids, options),
  );
}

/** `printers` and `sync` have options of their own, so those of a command below them may have been read by either of the two. */
function withParent(options: ParsedOptions, self: Command): ParsedOptions {
  const parent = self.parent?.opts<ParsedOptions>() ?? {};
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== false);
  return { ...parent, ...Object.fromEntries(given) };
}

function commonOptions(options: ParsedOptions, places: Places): CommonOptions {
  return {
    data: dataFolderOf(options.data, process.env, process.platform, places.policies),
    ...(options.organization === undefined ? {} : { organization: options.organization }),
    ...(options.operator === undefined ? {} : { operator: options.operator }),
    json: options.json ?? false,
    places,
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

/** The sentence and the exit code of an error, whether it happened here or in the host. */
function explain(caught: unknown): { message: string; exit: number } {
  const error = caught instanceof ORPCError ? errorOfCall(caught) : toErrorData(caught);
  const named = error.faults.map((fault) => `${fault.loc.slice(1).join('.')}: ${fault.msg}`).join('; ');
  const message =
    error.message === 'Validation error.' && named !== ''
      ? `Validation error: ${named.replace(/\.$/, '')}.`
      : error.message;
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
