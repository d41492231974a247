import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Icon } from '../components/icons.tsx';
import { NoteBox } from '../components/note-box.tsx';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import { learnFrom } from './learn.ts';
import { learnNext, newLesson, profileOfLesson } from './learning.ts';
import { learningSymbols, pathOf, type LearningSymbol } from './learning-symbols.ts';
import classes from './scanner.module.css';
import { useScan } from './use-scan.ts';

export interface LearningCardProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Two symbols to scan, from the screen or from paper; what comes of them says how the scanner types. */
export function LearningCard({ opened, onClose }: LearningCardProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t('scanner.card')}
      closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
    >
      <Card onClose={onClose} />
    </Modal>
  );
}

function Card({ onClose }: { readonly onClose: () => void }) {
  const keep = useStore((state) => state.setScanner);
  const setLearning = useStore((state) => state.setLearning);
  const [lesson, setLesson] = useState(newLesson);
  useEffect(() => {
    setLearning(true);
    return () => setLearning(false);
  }, [setLearning]);
  const [first, second] = learningSymbols;
  const done = lesson.second !== null;
  useScan(
    ({ strokes }) => {
      const learned = learnFrom(strokes, (lesson.first === null ? first : second).expected);
      const next = learnNext(lesson, learned, useStore.getState().lastGapMs ?? 0);
      const profile = profileOfLesson(next, new Date().toISOString());
      if (next.second !== null && profile === null) {
        // No keyboard reads both: the scanner was changed in between.
        setLesson(newLesson);
        return;
      }
      setLesson(next);
      if (profile) keep(profile);
    },
    { inDialog: true },
  );
  return (
    <div className={classes['card']}>
      <p className={classes['hint']}>{t('scanner.card_hint')}</p>
      <div className={classes['symbols']}>
        <Symbol symbol={first} title={t('scanner.first')} state={lesson.first ? 'read' : 'wanted'} />
        <Symbol
          symbol={second}
          title={t('scanner.second')}
          state={done ? 'read' : lesson.first ? 'wanted' : 'later'}
        />
      </div>
      <output className={classes['said']}>
        {done && <NoteBox tone="good">{t('scanner.done')}</NoteBox>}
        {lesson.wrong?.kind === 'other' && <NoteBox tone="waiting">{t('scanner.other')}</NoteBox>}
        {lesson.wrong?.kind === 'damaged' && (
          <NoteBox tone="trouble">{t('scanner.damaged', { text: lesson.wrong.text })}</NoteBox>
        )}
      </output>
      <Group justify="flex-end" className={classes['buttons'] ?? ''}>
        <Button variant="default" onClick={() => print()}>
          {t('scanner.print')}
        </Button>
        <Button onClick={onClose} variant={done ? 'filled' : 'default'}>
          {t('action.close')}
        </Button>
      </Group>
    </div>
  );
}

/** About 5 cm on most screens. */
const symbolPixels = 206;

interface SymbolProps {
  readonly symbol: LearningSymbol;
  readonly title: string;
  readonly state: 'later' | 'wanted' | 'read';
}

function Symbol({ symbol, title, state }: SymbolProps) {
  const { size, quiet, format } = symbol;
  const whole = size + 2 * quiet;
  // Whole pixels: modules of different widths are what readers dislike most.
  const pixels = Math.floor(symbolPixels / whole);
  return (
    <figure className={classes['symbol']} data-state={state}>
      <figcaption>
        <strong>{title}</strong>
        <span>
          {state === 'read' && <Icon name="check" size={18} />}
          {state === 'wanted' && t('scanner.waiting')}
          {state === 'read' && t('scanner.read')}
        </span>
      </figcaption>
      <svg
        width={whole * pixels}
        height={whole * pixels}
        viewBox={`${-quiet} ${-quiet} ${whole} ${whole}`}
        role="img"
        aria-label={format === 'DataMatrix' ? 'GS1 DataMatrix' : 'QR Code'}
        shapeRendering="crispEdges"
      >
        <rect x={-quiet} y={-quiet} width={whole} height={whole} className={classes['paper']} />
        <path d={pathOf(symbol)} className={classes['ink']} />
      </svg>
    </figure>
  );
}
