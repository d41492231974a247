import { Option, type Command } from 'commander';
import { enoughEvidences } from '../../src-shared/models/evidence.ts';
import { printerDrivers } from '../../src-shared/models/printer-drivers.ts';
import { PrintRoomError } from '../../src-shared/errors.ts';
import { resolutions } from '../../src-shared/units.ts';
import type { CommonOptions } from './common-options.ts';

/** How commands are made here; `withParent` reads options that stand before the name of a command. */
interface Commands<Parsed> {
  readonly program: Command;
  readonly command: (name: string, description: string, parent?: Command) => Command;
  readonly common: (options: Parsed) => CommonOptions;
  readonly withParent: (options: Parsed, self: Command) => Parsed;
}

/** Printers: finding, setting up and trying them, and how far they print from where they should. */
export function addPrinterCommands<Parsed>({ program, command, common, withParent }: Commands<Parsed>): void {
  const load = () => import('./commands/printers.ts');
  const printers = command('printers', 'list the printers').action(async (options) =>
    (await load()).listPrinters(common(options), false),
  );
  command('list', 'list the printers with all that is known of them', printers).action(
    async (options, self: Command) => (await load()).listPrinters(common(withParent(options, self)), true),
  );
  command('discover', 'look for printers', printers).action(async (options, self: Command) =>
    (await load()).discoverPrinters(common(withParent(options, self))),
  );
  command('add <name>', 'add a printer', printers)
    .addOption(new Option('--driver <driver>').choices([...printerDrivers]).makeOptionMandatory())
    .requiredOption('--uri <uri>', 'folder path, queue, or address of the device')
    .option('--stock <id>', 'what is in its tray')
    .action(async (name, options, self: Command) =>
      (await load()).addPrinter(common(withParent(options, self)), name, options),
    );
  command('set <name>', 'change what is known of a printer', printers)
    .option('--stock <id>', 'the stock in its tray, or any')
    .option('--tray <name>', "its tray by the device's own name, or any")
    .addOption(new Option('--dpi <dpi>', 'its dots per inch').choices([...resolutions.map(String), 'any']))
    .addOption(
      new Option('--enough <evidence>', 'what makes a label printed by itself').choices([...enoughEvidences]),
    )
    .option('--remark <text>', 'where it stands, whom to call')
    .option('--uri <uri>', 'another address')
    .option('--name <name>', 'another name')
    .action(async (name, options, self: Command) =>
      (await load()).setPrinter(common(withParent(options, self)), name, options),
    );
  command('remove <name>', 'take a printer out of the list', printers).action(
    async (name, options, self: Command) =>
      (await load()).removePrinter(common(withParent(options, self)), name),
  );
  command('test-page <name>', 'print the stock at its true size, with rulers', printers)
    .option('--stock <id>', 'another stock than the one in its tray')
    .action(async (name, options, self: Command) =>
      (await load()).printTestPage(common(withParent(options, self)), name, options),
    );
  addCalibrate({ program, command, common, withParent });
}

function addCalibrate<Parsed>({ program, command, common }: Commands<Parsed>): void {
  const load = () => import('./commands/calibrate.ts');
  const calibrate = program
    .command('calibrate')
    .description('how far a printer prints from where it should')
    .exitOverride();
  command('sheet <printer>', 'print a test sheet', calibrate)
    .option('--stock <id>', 'another stock than the one in its tray')
    .option('--check', 'with the calibration in force, to see what is left', false)
    .action(async (printer, options) => (await load()).printSheet(common(options), printer, options));
  command('enter <sheet> <numbers...>', 'the numbers measured on a test sheet, in mm', calibrate).action(
    async (sheet: string, numbers: string[], options) =>
      (await load()).enterNumbers(common(options), sheetNumber(sheet), numbers.map(millimetres), options),
  );
  command('show [printer]', 'calibrations in force', calibrate)
    .option('--history', 'also those that were replaced or forgotten', false)
    .action(async (printer, options) =>
      (await load()).showCalibrations(common(options), printer, options.history),
    );
  command('forget <printer>', 'print where the stock says', calibrate)
    .requiredOption('--stock <id>')
    .action(async (printer, options) => (await load()).forget(common(options), printer, options));
}

function sheetNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new PrintRoomError('validation_error', 'A test sheet is named by the number printed on it.');
}

/** With a comma or a point: rulers are read all over the world. */
function millimetres(text: string): number {
  if (/^-?\d{1,4}(?:[.,]\d{1,3})?$/.test(text)) return Number(text.replace(',', '.'));
  throw new PrintRoomError('validation_error', `${JSON.stringify(text)} is no length in mm.`);
}
