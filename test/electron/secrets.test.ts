import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { secretsFile } from '../../src-main/core/folder/secrets-file.ts';
import { noPolicies, PolicySet } from '../../src-main/core/policy/policy-set.ts';
import { fetchThroughSystem } from '../../src-main/electron/network.ts';
import { keyStoreSecrets } from '../../src-main/electron/secrets.ts';
import { temporaryFolder } from '../support/room.ts';
import { restart, shellState } from './fake-electron.ts';

const fake = vi.hoisted(() => import('./fake-electron.ts'));
vi.mock('electron', () => fake);
beforeEach(restart);

const key = 'csb_secret';

function secretsIn(folder: string, options: { shared?: boolean; policies?: PolicySet } = {}) {
  const files = { encrypted: join(folder, 'encrypted.json'), plain: join(folder, 'plain.json') };
  const plain = secretsFile(files.plain);
  const secrets = keyStoreSecrets({
    encrypted: secretsFile(files.encrypted),
    plain,
    shared: options.shared ?? false,
    policies: options.policies ?? noPolicies,
  });
  const text = (): string =>
    Object.values(files)
      .map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : ''))
      .join('');
  return { secrets, plain, text };
}

describe('a key that somebody enters', () => {
  test('is in no file as it is, is there after a restart, and goes when it is removed', async () => {
    const folder = temporaryFolder();
    const { secrets, text } = secretsIn(folder);
    await secrets.set('closient', key);
    expect(text()).not.toContain(key);
    const { secrets: later } = secretsIn(folder);
    expect(await later.get('closient')).toBe(key);
    await later.remove('closient');
    expect(await secretsIn(folder).secrets.get('closient')).toBeNull();
  });

  test('that the command line has left in a file is encrypted at its first use', async () => {
    const { secrets, plain, text } = secretsIn(temporaryFolder());
    await plain.set('closient', key);
    expect(await secrets.get('closient')).toBe(key);
    expect(text()).not.toContain(key);
    expect(await secrets.get('closient')).toBe(key);
  });

  test('of another user cannot be read, and a sentence says so', async () => {
    const folder = temporaryFolder();
    await secretsFile(join(folder, 'encrypted.json')).set(
      'closient',
      Buffer.from('of another').toString('base64'),
    );
    await expect(secretsIn(folder).secrets.get('closient')).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringContaining('Enter it again'),
    });
  });

  test('in a folder that several users share is kept by the folder, for all of them', async () => {
    const { secrets, plain } = secretsIn(temporaryFolder(), { shared: true });
    await secrets.set('closient', key);
    expect(await plain.get('closient')).toBe(key);
  });
});

describe.runIf(process.platform === 'linux')('where Linux has no key store', () => {
  beforeEach(() => void (shellState.keyStore = 'basic_text'));

  test('a key is kept until the end of the program unless somebody says that a file will do', async () => {
    const folder = temporaryFolder();
    const { secrets, text } = secretsIn(folder);
    shellState.answers.push(0);
    await secrets.set('closient', key);
    expect([await secrets.get('closient'), text()]).toEqual([key, '']);
    expect(await secretsIn(folder).secrets.get('closient')).toBeNull();
    shellState.answers.push(1);
    await secrets.set('closient', key);
    expect(await secretsIn(folder).secrets.get('closient')).toBe(key);
    expect(shellState.questions).toHaveLength(2);
    expect(shellState.questions[0]).toMatchObject({ defaultId: 0, cancelId: 0 });
  });

  test.each([
    [true, key],
    [false, null],
  ])('nobody is asked where the organisation has decided: %s', async (allowed, kept) => {
    const policies = new PolicySet([
      { level: 'enforced', place: 'here', values: { UnencryptedKeys: allowed } },
    ]);
    const folder = temporaryFolder();
    await secretsIn(folder, { policies }).secrets.set('closient', key);
    expect(await secretsIn(folder, { policies }).secrets.get('closient')).toBe(kept);
    expect(shellState.questions).toEqual([]);
  });
});

describe('the network', () => {
  test('is that of the system, without cookies and cache', async () => {
    shellState.fetch = () => Promise.resolve(new Response('fine'));
    const answer = await fetchThroughSystem('https://api.example/v1', { method: 'POST', redirect: 'manual' });
    expect(await answer.text()).toBe('fine');
    expect(shellState.fetches).toEqual([
      {
        url: 'https://api.example/v1',
        init: {
          method: 'POST',
          redirect: 'manual',
          credentials: 'omit',
          cache: 'no-store',
          bypassCustomProtocolHandlers: true,
        },
      },
    ]);
  });

  test('tells a redirect that must not be followed from a network that fails', async () => {
    shellState.fetch = () => Promise.reject(new Error('Redirect was cancelled'));
    expect((await fetchThroughSystem('https://api.example/', { redirect: 'manual' })).status).toBe(302);
    await expect(fetchThroughSystem('https://api.example/', { redirect: 'error' })).rejects.toThrow(
      'Redirect',
    );
    shellState.fetch = () => Promise.reject(new Error('net::ERR_PROXY_CONNECTION_FAILED'));
    await expect(fetchThroughSystem('https://api.example/', { redirect: 'manual' })).rejects.toThrow('PROXY');
  });
});
