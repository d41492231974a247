import type { Printer } from '../../src-shared/contract/printing.ts';
import { t } from './t.ts';
import type { Tone } from '../theme.ts';

/** A printer's state in words. `unknown` is not bad: many queues say nothing. */
export function printerStateWords(printer: Printer): { readonly tone: Tone; readonly text: string } {
  switch (printer.state) {
    case 'idle':
      return { tone: 'good', text: t('printer.idle') };
    case 'printing':
      return { tone: 'working', text: t('printer.printing') };
    case 'stopped':
      return { tone: 'trouble', text: t('printer.stopped') };
    case 'unknown':
      return { tone: 'calm', text: t('printer.unknown') };
  }
}
