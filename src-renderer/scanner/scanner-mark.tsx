import { useState } from 'react';
import { Icon } from '../components/icons.tsx';
import { useShortcut } from '../components/shortcuts/use-shortcut.ts';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import classes from './scanner-mark.module.css';
import { LearningCard } from './learning-card.tsx';

/** Whether the scanner of this machine is known: a scan is taken on every screen, learned or not. Leads to its card. */
export function ScannerMark() {
  const learned = useStore((state) => state.scanner !== null);
  const [open, setOpen] = useState(false);
  useShortcut('Alt+S', t('scanner.learn'), () => setOpen(true));
  const words = t(learned ? 'scanner.mark_learned' : 'scanner.mark_unknown');
  return (
    <>
      <button
        type="button"
        className={classes['mark']}
        data-learned={learned || undefined}
        aria-label={words}
        aria-haspopup="dialog"
        aria-keyshortcuts="Alt+S"
        title={words}
        onClick={() => setOpen(true)}
      >
        <Icon name="scanner" size={24} />
        <span className={classes['badge']}>
          {learned ? <Icon name="check" size={12} /> : <span aria-hidden="true">?</span>}
        </span>
      </button>
      <LearningCard opened={open} onClose={() => setOpen(false)} />
    </>
  );
}
