import { InvalidArgumentError, Option, type Command } from 'commander';
import { queueMoves } from '../../src-shared/contract/runs.ts';
import type { CommonOptions } from './common-options.ts';
import { integer, type AddCommand, type ParsedOptions } from './command-parts.ts';

type Common = (options: ParsedOptions) => CommonOptions;

/** Printing: ordering runs, what becomes of them, and the sheets they leave part-used. */
export function addRuns(program: Command, command: AddCommand, common: Common): void {
  command('print', 'print the sheets of a job and wait for the end')
    .requiredOption('--job <id>')
    .requiredOption('--printer <name>')
    .option('--start-position <n>', 'first free label of the first sheet', integer(1, 100_000))
    .option('--part-sheet <name>', 'begin on this part-used sheet')
    .option('--continue', 'begin where the last sheet of this stock ended', false)
    .option('--rest-as <name>', 'remember the rest of the last sheet under this name')
    .option('--copies <n>', 'labels per item', integer(1, 10_000), 1)
    .option('--planned', 'what is missing to the planned quantity of each lot', false)
    .option('--spare <n>', 'so many more of each lot or product, or so many per cent, as in 5%', spare)
    .option('--fill-last-sheet', 'fill the last sheet with more of the last lot or product', false)
    .option('--sheets <a-b>', 'only these sheets of the run', range('Sheets'))
    .option('--labels <a-b>', 'only these labels of the run', range('Labels'))
    .option('--first-sheet', 'stop after the first sheet until it is released', false)
    .option('--reason <text>', 'why labels are printed again')
    .action(async (options) => (await import('./commands/print.ts')).printCommand(common(options), options));

  const load = () => import('./commands/runs.ts');
  const runs = program
    .command('runs')
    .description('print runs and the queues of the printers')
    .exitOverride();
  command('list', 'list the print runs, the newest first', runs)
    .option('--limit <n>', 'at most so many', integer(1, 200), 50)
    .option('--before <id>', 'the run that the page before ended with')
    .action(async (options) => (await load()).listRuns(common(options), options));
  command('show <id>', 'show a run', runs).action(async (id, options) =>
    (await load()).showRun(common(options), id),
  );
  command('pause [id]', 'stop a run between two chunks, or a whole printer', runs)
    .option('--printer <name>', 'nothing new goes to this printer')
    .action(async (id, options) => (await load()).pauseRun(common(options), id, options));
  command('resume [id]', 'let a paused run or printer go on, and wait for the end of the run', runs)
    .option('--printer <name>', 'the printer that was paused')
    .action(async (id, options) => (await load()).resumeRun(common(options), id, options));
  command('cancel <id>', 'cancel a run', runs).action(async (id, options) =>
    (await load()).cancelRun(common(options), id, options),
  );
  command('release <id>', 'the first sheet is good: print the others and wait for the end', runs).action(
    async (id, options) => (await load()).releaseRun(common(options), id, options),
  );
  command('answer <id>', 'answer the question of a run, and wait for the end', runs)
    .addOption(new Option('--decision <what>').choices(['print', 'skip', 'cancel']).makeOptionMandatory())
    .option('--reason <text>', 'why these labels are printed')
    .action(async (id, options) => (await load()).answerRun(common(options), id, options));
  command('move <id>', 'move a run in its queue, or to another printer', runs)
    .addOption(new Option('--to <place>').choices([...queueMoves]))
    .option('--printer <name>', 'the printer that prints it')
    .action(async (id, options) => (await load()).moveRun(common(options), id, options));

  const sheets = program.command('part-sheets').description('part-used sheets of labels').exitOverride();
  command('list', 'list the part-used sheets', sheets)
    .option('--stock <id>', 'of this stock only')
    .action(async (options) => (await load()).listPartSheets(common(options), options));
  command('set <stock> <name>', 'remember or correct a part-used sheet', sheets)
    .requiredOption('--first-free <n>', 'its first free label, from 1', integer(1, 100_000))
    .action(async (stock, name, options) =>
      (await load()).setPartSheet(common(options), stock, name, options),
    );
  command('remove <stock> <name>', 'forget a part-used sheet', sheets).action(async (stock, name, options) =>
    (await load()).removePartSheet(common(options), stock, name),
  );
}

function range(what: string): (text: string) => { first: number; last: number } {
  return (text) => {
    const match = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text);
    if (!match) throw new InvalidArgumentError(`${what} are given as 3 or as 3-7.`);
    const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])];
    if (first === 0) throw new InvalidArgumentError(`${what} are counted from 1.`);
    if (last < first) throw new InvalidArgumentError(`${what} ${first}-${last} run backwards.`);
    return { first, last };
  };
}

function spare(text: string): { labels: number } | { percent: number } {
  const match = /^(\d{1,5}(?:\.\d{1,2})?)(%?)$/.exec(text);
  const amount = Number(match?.[1]);
  if (match?.[2] === '%' && amount <= 100) return { percent: amount };
  if (match?.[2] === '' && Number.isInteger(amount) && amount <= 10_000) return { labels: amount };
  throw new InvalidArgumentError('Spare labels are given as 10 or as 5%.');
}
