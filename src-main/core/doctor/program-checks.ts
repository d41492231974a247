import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DoctorCheck } from '../../../src-shared/contract/system.ts';
import { describeLoopDelay } from '../event-loop.ts';
import { describePolicies } from '../policy/describe-policies.ts';
import { noPolicies } from '../policy/policy-set.ts';
import type { Examined } from './check.ts';
import { isWholeFont } from './font-file.ts';
import { signatureOf } from './signature.ts';

export async function programCheck({ ports }: Examined): Promise<DoctorCheck[]> {
  const { node, electron } = process.versions;
  const runtime = electron === undefined ? `Node ${node}` : `Electron ${electron}, Node ${node}`;
  const parts = [`Print Room ${ports.version}`, runtime, `${process.platform} ${process.arch}`];
  if (process.platform === 'win32') parts.push(await signatureOf(process.execPath));
  return [{ id: 'program', name: 'program', ok: true, detail: parts.join('; ') }];
}

/** Every font is whole: a label with another glyph is another label. */
export async function fontChecks({ ports }: Examined): Promise<DoctorCheck[]> {
  const folder = join(ports.resources, 'fonts');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ttf')).toSorted();
  const checks = await Promise.all(
    files.map(async (file): Promise<DoctorCheck> => {
      const ok = isWholeFont(await readFile(join(folder, file)));
      return {
        id: 'fonts',
        name: `font ${file}`,
        ok,
        detail: ok ? 'whole' : 'damaged: install Print Room again',
      };
    }),
  );
  if (checks.length > 0) return checks;
  return [
    { id: 'fonts', name: 'fonts', ok: false, detail: `there is none in ${folder}: install Print Room again` },
  ];
}

/** Told, and no finding: how busy a computer was a moment ago is nothing that an installation has to be mended for. */
export function loopCheck({ press }: Examined): DoctorCheck[] {
  const { ok, detail } = describeLoopDelay(press.loop.report());
  const told = ok ? detail : `${detail}: this computer is slow, or busy with something else`;
  return [{ id: 'main_thread', name: 'main thread', ok: true, detail: told }];
}

/** What an administrator has decided, whether it could be read, and whether it is another since this program started. */
export async function policyCheck({ ports }: Examined): Promise<DoctorCheck[]> {
  const { policies = noPolicies, policiesNow } = ports;
  const now = (await policiesNow?.()) ?? policies;
  const changed = JSON.stringify(describePolicies(now)) !== JSON.stringify(describePolicies(policies));
  const parts = [
    policies.managed
      ? `${policies.list().length} in force from ${policies.places.join(', ')}`
      : 'none: not managed',
    ...policies.problems,
    ...(changed ? ['they were changed since this program started: the next start takes them'] : []),
  ];
  return [{ id: 'policy', name: 'policies', ok: policies.problems.length === 0, detail: parts.join('; ') }];
}
