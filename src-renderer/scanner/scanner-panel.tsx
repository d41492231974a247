import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Facts } from '../components/facts.tsx';
import { NoteBox } from '../components/note-box.tsx';
import { useStore } from '../state/store.ts';
import { formatInstant } from '../texts/format.ts';
import { t, type PlainKey } from '../texts/t.ts';
import { groupSeparator } from './decode.ts';
import type { Keyboard } from './keyboards.ts';
import { LearningCard } from './learning-card.tsx';
import type { ScannerProfile } from './profile.ts';
import frame from '../components/two-columns.module.css';

const keyboardWords: Record<Keyboard, PlainKey> = {
  typed: 'scanner.keyboard_typed',
  us: 'scanner.keyboard_us',
  gb: 'scanner.keyboard_gb',
  de: 'scanner.keyboard_de',
  es: 'scanner.keyboard_es',
  fr: 'scanner.keyboard_fr',
};

/** How the scanner of this machine types, and the card that it is learned from. */
export function ScannerPanel() {
  const scanner = useStore((state) => state.scanner);
  const forget = useStore((state) => state.setScanner);
  const [open, setOpen] = useState(false);
  return (
    <section className={frame['card']} aria-label={t('scanner.title')}>
      <div>
        <h2>{t('scanner.title')}</h2>
        <p className={frame['muted']}>{t('scanner.hint')}</p>
      </div>
      {scanner === null ? <NoteBox tone="calm">{t('scanner.unknown')}</NoteBox> : <Known scanner={scanner} />}
      <Group gap="sm">
        <Button variant={scanner === null ? 'filled' : 'default'} onClick={() => setOpen(true)}>
          {t(scanner === null ? 'scanner.learn' : 'scanner.learn_again')}
        </Button>
        {scanner !== null && (
          <Button variant="default" onClick={() => forget(null)}>
            {t('scanner.forget')}
          </Button>
        )}
      </Group>
      <LearningCard opened={open} onClose={() => setOpen(false)} />
    </section>
  );
}

function Known({ scanner }: { readonly scanner: ScannerProfile }) {
  return (
    <>
      <Facts
        rows={[
          [t('scanner.keyboard'), t(keyboardWords[scanner.keyboard])],
          [t('scanner.separator'), separatorWords(scanner.separator)],
          [t('scanner.aim'), t(scanner.aim ? 'scanner.aim_sent' : 'scanner.aim_missing')],
          [t('scanner.pace'), t('scanner.pace_ms', { ms: scanner.gapMs })],
          [t('scanner.learned'), formatInstant(scanner.learnedAt)],
        ]}
      />
      {scanner.separator === '' && <NoteBox tone="waiting">{t('scanner.advice_separator')}</NoteBox>}
      {!scanner.aim && <NoteBox tone="calm">{t('scanner.advice_aim')}</NoteBox>}
    </>
  );
}

function separatorWords(separator: string): string {
  if (separator === '') return t('scanner.separator_missing');
  if (separator === groupSeparator) return t('scanner.separator_sent');
  return t('scanner.separator_as', { text: separator });
}
