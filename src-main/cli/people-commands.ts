import { Option, type Command } from 'commander';
import { roles } from '../../src-shared/models/permissions.ts';
import type { CommonOptions } from './common-options.ts';
import { integer, type AddCommand, type ParsedOptions } from './command-parts.ts';

const number = integer(1, 1_000_000_000);

/** Who may sign in, the way out of kiosk mode, and the daily copies of the database. */
export function addPeople(
  program: Command,
  command: AddCommand,
  common: (options: ParsedOptions) => CommonOptions,
): void {
  const load = () => import('./commands/people.ts');
  const people = program.command('people').description('people who sign in').exitOverride();
  const role = (): Option => new Option('--role <role>').choices([...roles]).makeOptionMandatory();
  command('list', 'list the people', people).action(async (options) =>
    (await load()).listPeople(common(options)),
  );
  command('add <name>', 'add a person; the PIN comes from PRINT_ROOM_NEW_PIN or a prompt', people)
    .addOption(role())
    .option(
      '--badge',
      'with a badge in place of a PIN: PRINT_ROOM_NEW_BADGE, or scanned at the prompt',
      false,
    )
    .action(async (name, options) => (await load()).addPerson(common(options), name, options));
  command('role <number>', 'give a person another role', people)
    .addOption(role())
    .action(async (who, options) => (await load()).setRole(common(options), number(who), options.role));
  command('pin <number>', 'set a PIN: from PRINT_ROOM_NEW_PIN or a prompt', people).action(
    async (who, options) => (await load()).setPin(common(options), number(who)),
  );
  command(
    'badge <number>',
    'set a badge: from PRINT_ROOM_NEW_BADGE, or scanned at the prompt',
    people,
  ).action(async (who, options) => (await load()).setBadge(common(options), number(who)));
  command('remove <number>', 'they sign in no more; their name stays in the history', people).action(
    async (who, options) => (await load()).removePerson(common(options), number(who), false),
  );
  command('erase <number>', 'take a name away for good; the number stays in the ledger', people).action(
    async (who, options) => (await load()).removePerson(common(options), number(who), true),
  );
  command('off', 'remove all people, so that nobody has to sign in any more', people)
    .option('--people <count>', 'how many there are, as a confirmation', number)
    .action(async (options) => (await load()).turnOffPeople(common(options), options.people ?? null));
  command('reset [number]', 'a new PIN for IT when nobody can sign in, on the machine itself', people).action(
    async (who, options) =>
      (await load()).resetPerson(common(options), who === undefined ? null : number(who)),
  );

  const kiosk = program.command('kiosk').description('kiosk mode of this station').exitOverride();
  command('off', 'leave kiosk mode where nobody knows its PIN, on the machine itself', kiosk).action(
    async (options) => (await load()).leaveKiosk(common(options)),
  );

  const backups = program.command('backups').description('daily copies of the database').exitOverride();
  command('list', 'list the copies', backups).action(async (options) =>
    (await import('./commands/backup.ts')).listBackups(common(options)),
  );
  command('now', 'make a copy in the backup folder now', backups).action(async (options) =>
    (await import('./commands/backup.ts')).backupNow(common(options)),
  );
}
