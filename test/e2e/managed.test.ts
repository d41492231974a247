import { expect, test } from 'vitest';
import { PolicySet } from '../../src-main/core/policy/policy-set.ts';
import { needs } from '../support/needs.ts';
import { openTestRoom } from '../support/room.ts';
import { beginShiftIn, chromiumPath } from './browser.ts';

test.skipIf(!needs('chromium', chromiumPath))(
  'what the organisation has decided is shown as it holds, with a lock, and cannot be changed',
  async () => {
    const values = {
      OneLotPerSheet: 1,
      Resolution: 300,
      DigitalLinkHost: 'id.example.com',
      SignOutMinutes: 5,
      BackupFolder: '',
    };
    const policies = new PolicySet([{ level: 'enforced', place: 'HKLM', values }]);
    const room = await openTestRoom({ ports: { policies } });
    const { page, complaints, pictures } = await beginShiftIn(room);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Set by IT').first().waitFor();
    expect(await page.getByText('Set by IT').count()).toBe(Object.keys(values).length);

    const lots = page.getByLabel('Each lot begins a new sheet');
    expect([await lots.isDisabled(), await lots.isChecked()]).toEqual([true, true]);
    const shown: [label: string, value: string][] = [
      ['Host that the QR codes lead to', 'id.example.com'],
      ['Sign out after', '5'],
    ];
    for (const [label, value] of shown) {
      const field = page.getByLabel(label);
      expect([label, await field.isDisabled(), await field.inputValue()]).toEqual([label, true, value]);
    }
    const dpi = page.getByRole('combobox', { name: 'Resolution' });
    expect([await dpi.isDisabled(), await dpi.inputValue()]).toEqual([true, '300 dpi']);
    await dpi.click({ force: true });
    expect(await page.getByRole('option').count()).toBe(0);

    // Next to them everything else is as it was.
    expect(await page.getByLabel('Keep finished files').isEnabled()).toBe(true);
    await pictures('settings-managed');
    expect(complaints).toEqual([]);
  },
);
