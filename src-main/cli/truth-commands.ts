import { Option, type Command } from 'commander';
import { accountingTypes } from '../../src-shared/states/lifecycle-events.ts';
import type { CommonOptions } from './common-options.ts';
import { integer, type AddCommand, type ParsedOptions } from './command-parts.ts';

type Common = (options: ParsedOptions) => CommonOptions;

const load = () => import('./commands/truth.ts');
const label = 'label:N, cell:SHEET:PLACE, or what a reader says';
const each = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** After printing: what is good, what is made again, what became of labels, and the reports of it all. */
export function addTruth(program: Command, command: AddCommand, common: Common): void {
  command('settle', 'say what of the paper of a run is good')
    .requiredOption('--run <id>')
    .option('--good-sheets <n>', 'good sheets from the start of the run', integer(0, 1_000_000))
    .option('--last-good <n>', 'last good label on the sheet after them', integer(0, 100_000))
    .option('--last-good-label <label>', `the last good label: ${label}`)
    .option('--bad <label>', 'a label before it that is not good and free again', each, [])
    .option('--scrapped <label>', 'a label before it that was printed and thrown away', each, [])
    .option('--reason <text>')
    .option('--preview', 'only say what it would make of the labels', false)
    .action(async (options) => (await load()).settleCommand(common(options), options));

  command('reprint <labels...>', `make labels again: ${label}`)
    .option('--run <id>', 'the run they are of')
    .requiredOption('--printer <name>')
    .requiredOption('--reason <text>')
    .option('--start-position <n>', 'first free label of the sheet', integer(1, 100_000), 1)
    .option('--keep', 'the old labels are not scrapped', false)
    .action(async (labels, options) => (await load()).reprintCommand(common(options), labels, options));

  command('reproduce', 'draw what was printed once more and compare')
    .requiredOption('--run <id>')
    .option('--chunk <n>', 'part of the run', integer(1, 1_000_000), 1)
    .action(async (options) => (await load()).reproduceCommand(common(options), options));

  const events = program.command('events').description('what became of printed labels').exitOverride();
  command('record [labels...]', `record labels as scrapped, sampled, returned or voided: ${label}`, events)
    .addOption(new Option('--type <type>').choices([...accountingTypes]).makeOptionMandatory())
    .requiredOption('--reason <text>')
    .option('--run <id>', 'the run they are of')
    .option('--gtin <gtin>', 'instead of a scan')
    .option('--lot <lot>')
    .option('--serial <serial>')
    .option('--quantity <n>', 'labels of each', integer(1, 1_000_000), 1)
    .action(async (labels, options) => (await load()).recordCommand(common(options), labels, options));

  addLots(program, command, common);
  addReports(program, command, common);
}

function addLots(program: Command, command: AddCommand, common: Common): void {
  const lots = program.command('lots').description('lots that must not be printed').exitOverride();
  for (const [verb, held] of [
    ['hold', true],
    ['release', false],
  ] as const) {
    command(`${verb} <gtin> <lot>`, `${verb} a lot`, lots)
      .requiredOption('--reason <text>')
      .action(async (gtin, lot, options) =>
        (await load()).holdCommand(common(options), held, { gtin, lot }, options),
      );
  }
  command('held', 'list the lots that are held', lots).action(async (options) =>
    (await load()).heldCommand(common(options)),
  );
  command('history <gtin> <lot>', 'when a lot was held and released', lots).action(
    async (gtin, lot, options) => (await load()).lotHistoryCommand(common(options), { gtin, lot }),
  );
}

function addReports(program: Command, command: AddCommand, common: Common): void {
  const reports = program.command('reports').description('reports as files').exitOverride();
  command('run', 'what a run printed', reports)
    .requiredOption('--run <id>')
    .requiredOption('--out <file>', 'where to save the PDF')
    .action(async (options) =>
      (await load()).reportCommand(common(options), { report: 'run', run_id: options.run }, options),
    );
  const ofLot = (parent: Command): Command =>
    parent.requiredOption('--gtin <gtin>').requiredOption('--lot <lot>');
  ofLot(command('lot', 'what is known of a lot', reports))
    .requiredOption('--out <file>', 'where to save the PDF')
    .action(async ({ gtin, lot, ...options }) =>
      (await load()).reportCommand(common(options), { report: 'lot', gtin, lot }, options),
    );
  ofLot(command('trace', 'every label of a lot', reports))
    .addOption(new Option('--format <format>').choices(['csv', 'pdf']).default('pdf'))
    .requiredOption('--out <file>', 'where to save it')
    .action(async ({ gtin, lot, format, ...options }) =>
      (await load()).reportCommand(common(options), { report: 'trace', gtin, lot, format }, options),
    );
  command('reconcile', 'the accounts of a run or lot', reports)
    .option('--run <id>')
    .option('--gtin <gtin>')
    .option('--lot <lot>')
    .option('--applied <n>', 'labels that were applied', integer(0, 100_000_000))
    .option('--close', 'keep it for good', false)
    .option('--reason <text>', 'why labels are unaccounted for')
    .option('--out <file>', 'where to save the PDF of the closed one')
    .action(async (options) => {
      const { reconcileCommand, subjectOf } = await load();
      await reconcileCommand(common(options), subjectOf(options), options);
    });
}
