import type { Run } from '../../../src-shared/contract/common.ts';
import { NoteBox } from '../../components/note-box.tsx';
import { standsStill } from '../../state/run-facts.ts';
import { t } from '../../texts/t.ts';

/** What the printer says while a part of the run is at it; nothing where it says nothing. */
export function DeviceNote({ run }: { readonly run: Run }) {
  const { device } = run;
  if (!device || (device.reasons.length === 0 && device.sheets === null && device.message === null))
    return null;
  const stands = standsStill(run);
  return (
    <NoteBox
      tone={stands ? 'trouble' : 'calm'}
      title={t('device.title', { printer: run.printer })}
      said="in_a_pause"
    >
      {device.reasons.map((reason) => (
        <span key={reason}>{t(`reason.${reason}`)}</span>
      ))}
      {device.message !== null && <span>{t('device.message', { message: device.message })}</span>}
      {device.sheets !== null && <span>{t('device.sheets', { count: device.sheets })}</span>}
      {stands && <span>{t('device.goes_on')}</span>}
    </NoteBox>
  );
}
