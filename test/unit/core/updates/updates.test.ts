import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { noPolicies, PolicySet } from '../../../../src-main/core/policy/policy-set.ts';
import { mayUpdate, type UpdateSituation } from '../../../../src-main/core/updates/may-update.ts';
import { Updates } from '../../../../src-main/core/updates/updates.ts';

const enforced = (values: Record<string, unknown>) =>
  new PolicySet([{ level: 'enforced', place: 'HKLM', values }]);
const feed = 'provider: generic\nurl: https://updates.example/\npublisherName:\n  - Print Room\n';
const ofOneUser: UpdateSituation = {
  platform: 'win32',
  packaged: true,
  perMachine: false,
  bySetup: true,
  feed,
  policies: noPolicies,
};

describe('whether the program updates itself', () => {
  test('it does where one user has installed it and nobody has decided otherwise', () => {
    expect(mayUpdate(ofOneUser).ok).toBe(true);
    const onMac = { ...ofOneUser, platform: 'darwin' as const, bySetup: false, feed: 'provider: generic' };
    expect(mayUpdate(onMac).ok).toBe(true);
  });

  test.each([
    ['it runs from its sources', { packaged: false }, 'sources'],
    ['it is installed for the whole computer', { perMachine: true }, 'everybody on this computer'],
    ['Windows Installer has installed it', { bySetup: false }, 'MSI'],
    ['the computer is managed', { policies: enforced({ Kiosk: true }) }, 'manages this computer'],
    ['a policy cannot be read', { policies: enforced({ AutomaticUpdates: 'maybe' }) }, 'organisation'],
    ['the organisation has switched it off', { policies: enforced({ AutomaticUpdates: false }) }, 'itself'],
    ['the package knows no address', { feed: null }, 'no address'],
    ['nobody would be checked as the signer', { feed: 'provider: generic' }, 'none could be checked'],
    ['there is no signature, as on Linux', { platform: 'linux' as const }, 'package manager'],
  ])('it does not where %s', (_where, change, why) => {
    expect(mayUpdate({ ...ofOneUser, ...change })).toEqual({ ok: false, why: expect.stringContaining(why) });
  });

  test('the organisation may switch it on for a whole computer, but not without a signature', () => {
    const policies = enforced({ AutomaticUpdates: true });
    expect(mayUpdate({ ...ofOneUser, perMachine: true, policies }).ok).toBe(true);
    expect(mayUpdate({ ...ofOneUser, feed: 'provider: generic', policies }).ok).toBe(false);
    expect(mayUpdate({ ...ofOneUser, platform: 'linux', policies }).ok).toBe(false);
    expect(mayUpdate({ ...ofOneUser, bySetup: false, policies }).ok).toBe(false);
    const address = enforced({ AutomaticUpdates: true, UpdateAddress: 'ftp://nowhere' });
    expect(mayUpdate({ ...ofOneUser, policies: address }).ok).toBe(false);
  });
});

describe('a new version', () => {
  function program(options: { busy?: boolean; yes?: boolean; broken?: boolean } = {}) {
    const did: string[] = [];
    const now = { busy: options.busy ?? false, version: '2.0.0' as string | null };
    const updates = new Updates({
      updater: {
        check: () => Promise.resolve(now.version),
        fetch: async () => {
          did.push('fetch');
          await Promise.resolve();
          if (options.broken) throw new Error('New version is not signed by the application owner');
        },
        install: () => void did.push('install'),
      },
      isBusy: () => now.busy,
      offer: (version) => {
        did.push(`offer ${version}`);
        return Promise.resolve(options.yes ?? false);
      },
      close: async () => {
        await Promise.resolve();
        did.push('close');
      },
      onReady: (version) => did.push(`ready ${version}`),
      logger: pino({ enabled: false }),
    });
    return { updates, did, now };
  }

  test('is fetched and offered; whoever says yes gets it after the core is closed', async () => {
    const { updates, did } = program({ yes: true });
    await updates.look();
    expect(did).toEqual(['fetch', 'ready 2.0.0', 'offer 2.0.0', 'close', 'install']);
  });

  test('waits for the end of a run: nothing is fetched, offered or installed meanwhile', async () => {
    const { updates, did, now } = program({ busy: true });
    await updates.look();
    updates.queueChanged();
    expect([did, await updates.install()]).toEqual([[], false]);
    now.busy = false;
    updates.queueChanged();
    await updates.look();
    expect(did).toEqual(['fetch', 'ready 2.0.0', 'offer 2.0.0']);
    now.busy = true;
    expect(await updates.install()).toBe(false);
    now.busy = false;
    expect(await updates.install()).toBe(true);
    expect(did.slice(-2)).toEqual(['close', 'install']);
  });

  test('is offered once, however often somebody looks or the queue changes', async () => {
    const { updates, did } = program();
    await updates.look();
    updates.queueChanged();
    await updates.look();
    expect(did).toEqual(['fetch', 'ready 2.0.0', 'offer 2.0.0']);
  });

  test('whose signature is not good is never offered', async () => {
    const { updates, did } = program({ broken: true });
    await updates.look();
    expect([did, updates.ready, await updates.install()]).toEqual([['fetch'], null, false]);
  });

  test('that is none changes nothing', async () => {
    const { updates, did, now } = program();
    now.version = null;
    await updates.look();
    expect(did).toEqual([]);
  });
});
