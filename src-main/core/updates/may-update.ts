import type { PolicySet } from '../policy/policy-set.ts';

/** What decides whether the program looks for a new version of itself. */
export interface UpdateSituation {
  readonly platform: NodeJS.Platform;
  /** False: it runs from its sources. */
  readonly packaged: boolean;
  /** For everybody on this computer, so that replacing it takes an administrator. */
  readonly perMachine: boolean;
  /** What installed it left a way to remove it beside it; Windows Installer does not. */
  readonly bySetup: boolean;
  /** app-update.yml of the package: where updates are, and who must have signed them. null: there is none. */
  readonly feed: string | null;
  readonly policies: Pick<PolicySet, 'get' | 'switchOf' | 'managed'>;
}

/**
 * Whether the program may update itself, and if not, why, as a sentence for whoever asks.
 *
 * Off where it was installed for the whole computer and where an administrator has a hand in it, unless the policy
 * AutomaticUpdates says on. Never without a signature to check: electron-updater takes an installer whose publisher
 * it was not told, and has nothing to check on Linux.
 */
export function mayUpdate(situation: UpdateSituation): { readonly ok: boolean; readonly why: string } {
  const { platform, packaged, perMachine, bySetup, feed, policies } = situation;
  const no = (why: string) => ({ ok: false, why });
  const decided = policies.switchOf('AutomaticUpdates');
  if (!packaged) return no('This Print Room runs from its sources.');
  if (platform !== 'win32' && platform !== 'darwin')
    return no(
      'On Linux the package manager brings new versions: there is no signature that could be checked here.',
    );
  // Its files are updates of the setup program, which refuses to install beside an MSI.
  if (platform === 'win32' && !bySetup)
    return no('Print Room was installed here by its MSI package; the next MSI replaces it.');
  if (decided === false) return no('Your organisation brings new versions itself.');
  if (policies.get('UpdateAddress')?.malformed === true)
    return no('The address of updates that your organisation set cannot be used.');
  if (decided === null && policies.managed)
    return no('Your organisation manages this computer and brings new versions.');
  if (decided === null && perMachine)
    return no(
      'Print Room is installed for everybody on this computer; an administrator brings new versions.',
    );
  if (feed === null) return no('This package knows no address of updates.');
  if (platform === 'win32' && !/^\s*publisherName:/m.test(feed))
    return no('This package does not say who signs its updates, so none could be checked.');
  return { ok: true, why: 'Print Room looks for new versions and offers them.' };
}
