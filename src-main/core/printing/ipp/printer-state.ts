import { messageOf } from '../../../../src-shared/errors.ts';
import type { DeviceState } from '../drivers/driver.ts';
import type { IppClient } from './client.ts';
import { evidenceAttributes, isSpooler } from './evidence.ts';
import { pdf } from './job-template.ts';
import { reasonsOf } from './reasons.ts';
import { numberOf, textOf, textsOf, type IppAttributes } from './values.ts';

const states: Record<number, DeviceState['state']> = { 3: 'idle', 4: 'printing', 5: 'stopped' };

/** What a printer or a queue says of itself now. Never throws: one that does not answer is offline. */
export async function printerState(client: IppClient): Promise<DeviceState> {
  let printer: IppAttributes;
  try {
    printer = await client.printerAttributes([
      'printer-state',
      'printer-state-reasons',
      'printer-state-message',
      'printer-is-accepting-jobs',
      'printer-error-policy',
      'document-format-supported',
      'print-scaling-supported',
      ...evidenceAttributes,
    ]);
  } catch (caught) {
    const sentence = messageOf(caught);
    return { state: 'unknown', reasons: ['offline'], notes: [sentence] };
  }
  const message = textOf(printer, 'printer-state-message')?.trim() ?? '';
  const state = states[numberOf(printer, 'printer-state') ?? 0] ?? 'unknown';
  const reasons = reasonsOf(textsOf(printer, 'printer-state-reasons'), message);
  // "Idle." needs no telling.
  const hasNews = message !== '' && (reasons.length > 0 || state === 'stopped');
  return { state, reasons, notes: [...(hasNews ? [message] : []), ...warningsOf(printer)] };
}

function warningsOf(printer: IppAttributes): string[] {
  const notes: string[] = [];
  const accepting = printer.get('printer-is-accepting-jobs')?.[0];
  if (accepting?.kind === 'boolean' && !accepting.value) notes.push('It is not accepting jobs.');
  const policy = textOf(printer, 'printer-error-policy') ?? '';
  if (policy.startsWith('retry')) {
    notes.push(
      `This queue sends a job again by itself after an error, so labels may come twice; set its error policy to abort-job (it is ${policy}).`,
    );
  }
  const formats = textsOf(printer, 'document-format-supported');
  if (formats.length > 0 && !formats.includes(pdf)) {
    notes.push('It takes no PDF: print through a queue of this computer instead.');
  }
  if (!isSpooler(printer) && !printer.has('print-scaling-supported')) {
    notes.push(
      'It does not say whether it scales pages; measure a calibration sheet before the first labels.',
    );
  }
  return notes;
}
