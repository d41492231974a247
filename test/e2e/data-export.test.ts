import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { archiveFormatOf } from '../../src-main/core/data-import/archive-reader.ts';
import { runJson } from '../support/cli.ts';
import { needs } from '../support/needs.ts';
import { temporaryFolder } from '../support/room.ts';
import { beginShift, chromiumPath } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium)('everything is exported, saved as a file and told section by section', async () => {
  const { page, complaints, picture } = await beginShift({ sample: true });
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText('With names of people').click();
  await page.getByRole('button', { name: 'Export everything' }).click();
  await page.getByText('Complete', { exact: true }).waitFor();
  await page.getByText('5,000 serials').waitFor();
  await page.getByRole('button', { name: 'Export everything' }).scrollIntoViewIfNeeded();
  await picture('settings-data-export');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save file: print-room-export-sample-foods-/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^print-room-export-sample-foods-\d{8}-\d{6}\.zip$/);
  const path = join(temporaryFolder(), 'saved.zip');
  await download.saveAs(path);
  expect(await archiveFormatOf(path)).toBe('zip');
  expect(readFileSync(path).length).toBeGreaterThan(100_000);
  expect(complaints).toEqual([]);
});

test.skipIf(!hasChromium)(
  'a restored organisation says so until somebody confirms that nothing was printed since',
  async () => {
    const { page, dataFolder, complaints, picture } = await beginShift({ dark: true });
    await runJson(['settings', 'set', 'restored_from', '"2026-06-26T21:00:00.000Z"', '--data', dataFolder]);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText(/^Restored from an archive of/).waitFor();
    await picture('settings-restored');
    await page.getByRole('button', { name: 'Nothing was printed since' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nothing was printed since' }).click();
    await page.getByText(/^Restored from an archive of/).waitFor({ state: 'detached' });
    const settings = await runJson(['settings', 'get', '--data', dataFolder]);
    expect(settings['restored_from']).toBe(null);
    expect(complaints).toEqual([]);
  },
);
