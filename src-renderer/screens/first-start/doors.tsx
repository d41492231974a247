import { Loader, UnstyledButton } from '@mantine/core';
import { useRef, useState, type DragEvent } from 'react';
import type { ImportReport } from '../../../src-shared/contract/catalog.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../texts/say.ts';
import { t } from '../../texts/t.ts';
import classes from './first-start.module.css';
import { PrinterPlaces } from './printer-places.tsx';
import type { PrinterChoice } from './use-first-printers.ts';

/** As many lines of a bad file as show what is wrong with it. */
const shownLines = 4;

/** The three ways to labels, each one press; below them where they come out. */
export function Doors({ choice }: { readonly choice: PrinterChoice }) {
  const addSample = useStore((state) => state.addSample);
  const setStep = useStore((state) => state.setFirstStep);
  const importFirst = useStore((state) => state.importFirst);
  const sample = useVerb(addSample);
  const upload = useVerb(importFirst);
  const file = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<{ readonly file: string; readonly report: ImportReport } | null>(
    null,
  );
  const busy = sample.busy || upload.busy;

  const take = async (chosen: File | null | undefined): Promise<void> => {
    if (!chosen || busy) return;
    setRefused(null);
    const outcome = await upload.run(chosen);
    // Otherwise the first sheet is on screen already.
    if (outcome.ok) setRefused({ file: chosen.name, report: outcome.value });
    if (file.current) file.current.value = '';
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classes['doors']}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h1>{t('first.title')}</h1>
      <div className={classes['three']}>
        <Door
          icon="sheets"
          title={t('first.sample')}
          hint={t('first.sample_hint')}
          busy={sample.busy}
          onClick={() => void sample.run().then(({ ok }) => ok && setStep('sheet'))}
        />
        <Door
          icon="cloud"
          title={t('first.connect')}
          hint={t('first.connect_hint')}
          busy={false}
          onClick={() => setStep('connect')}
        />
        <Door
          icon="upload"
          title={t('first.import')}
          hint={t('first.import_hint')}
          busy={upload.busy}
          over={over}
          onClick={() => file.current?.click()}
        />
      </div>
      <input
        ref={file}
        type="file"
        hidden
        accept=".csv,.txt,text/csv"
        aria-label={t('first.import')}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <ProblemBox problem={sample.problem ?? upload.problem} title={t('first.failed')} />
      {refused && <Refused {...refused} />}
      <PrinterPlaces choice={choice} />
    </div>
  );
}

interface DoorProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  readonly busy: boolean;
  readonly over?: boolean;
  readonly onClick: () => void;
}

function Door({ icon, title, hint, busy, over, onClick }: DoorProps) {
  return (
    <UnstyledButton
      className={classes['door'] ?? ''}
      data-over={over || undefined}
      disabled={busy}
      onClick={onClick}
    >
      {busy ? <Loader size={40} /> : <Icon name={icon} size={40} />}
      <strong>{title}</strong>
      <span>{hint}</span>
    </UnstyledButton>
  );
}

/** A file without a single usable line, and why. */
function Refused({ file, report }: { readonly file: string; readonly report: ImportReport }) {
  return (
    <NoteBox tone="trouble" title={t('first.none_taken', { file })} said="at_once">
      <ul>
        {report.rejected.slice(0, shownLines).map(({ line, reason }) => (
          <li key={line}>{t('first.line', { line, reason: say(reason) })}</li>
        ))}
      </ul>
    </NoteBox>
  );
}
