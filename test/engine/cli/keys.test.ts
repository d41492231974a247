import { beforeEach, describe, expect, test } from 'vitest';
import { runCli, runJson, startServe } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/room.ts';

let data: string[];
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = ['--data', folder];
});

const keyForm = /^csb_[0-9A-Za-z]{32}_[0-9a-f]{8}$/;

describe('print-room keys', () => {
  test('creates, lists and revokes without a host, and a later host knows the keys', async () => {
    const created = await runJson([
      'keys',
      'create',
      '--role',
      'readonly',
      '--description',
      'Line 3',
      ...data,
    ]);
    expect(created).toMatchObject({
      role: 'readonly',
      description: 'Line 3',
      key: expect.stringMatching(keyForm),
    });
    const gone = await runJson(['keys', 'create', '--role', 'editor', ...data]);
    await runJson(['keys', 'revoke', String(gone['id']), ...data]);

    const listed = await runCli(['keys', 'list', ...data]);
    expect(listed.stdout.split('\n').filter((line) => line !== '')).toEqual([
      expect.stringMatching(/editor .* revoked /),
      expect.stringMatching(/readonly .* good .* last used never .* Line 3$/),
    ]);
    expect(listed.stdout).not.toContain('csb_');

    const { address } = await startServe(folder);
    const whoami = (key: unknown) =>
      fetch(`${address.api_base}/account/api/v1/whoami`, { headers: { 'x-api-key': String(key) } });
    expect((await whoami(created['key'])).status).toBe(200);
    expect((await whoami(gone['key'])).status).toBe(401);
  });

  test('takes effect at once at a host that runs', async () => {
    const { address } = await startServe(folder);
    const whoami = (key: unknown) =>
      fetch(`${address.api_base}/account/api/v1/whoami`, { headers: { 'x-api-key': String(key) } });
    const created = await runJson(['keys', 'create', '--role', 'editor', '--per-minute', '5', ...data]);
    const good = await whoami(created['key']);
    expect([good.status, good.headers.get('ratelimit-policy')]).toEqual([200, '5;w=60, 10000;w=86400']);
    const { keys } = await runJson(['keys', 'list', ...data]);
    expect(keys).toEqual([
      expect.objectContaining({ id: created['id'], last_used: expect.stringMatching(/Z$/), is_active: true }),
    ]);
    expect(keys).toEqual([expect.not.objectContaining({ key: expect.anything() })]);
    expect(await runJson(['keys', 'revoke', String(created['id']), ...data])).toMatchObject({
      is_active: false,
    });
    expect((await whoami(created['key'])).status).toBe(401);
  });

  test('writes the key alone on its first line, for scripts', async () => {
    const { stdout } = await runCli(['keys', 'create', '--role', 'editor', ...data]);
    expect(stdout.split('\n')[0]).toMatch(keyForm);
  });

  test('says in one line what is wrong', async () => {
    for (const [args, sentence] of [
      [['create'], /--role/],
      [['create', '--role', 'king'], /manager, editor, readonly/],
      [['create', '--role', 'editor', '--per-minute', 'many'], /whole number/],
      [['create', '--role', 'editor', '--expires', 'tomorrow'], /"tomorrow" is no date/],
      [['create', '--role', 'editor', '--expires', '2027-02-30'], /no date/],
      [['create', '--role', 'editor', '--expires', '2020-01-01'], /expired before its first use/],
      [['revoke', 'nothing'], /no API key nothing/],
    ] as const) {
      const { code, stdout, stderr } = await runCli(['keys', ...args, ...data]);
      expect([code, stdout], args.join(' ')).toEqual([2, '']);
      expect(stderr, args.join(' ')).toMatch(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });
});
