import { ActionIcon, Loader } from '@mantine/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { toProblem, type Problem } from '../../client/problem.ts';
import { Icon } from '../../components/icons.tsx';
import { readSymbols } from '../../components/label-reader.ts';
import { NoteBox } from '../../components/note-box.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { wordsOfSymbol, type SymbolWords } from '../../components/symbol-words.ts';
import { t } from '../../texts/t.ts';
import { drawArea } from './draw-page.ts';
import classes from './label-panel.module.css';
import type { PickedLabel } from './label-places.ts';
import { SymbolContent } from './symbol-content.tsx';

export interface LabelPanelProps {
  readonly document: PDFDocumentProxy;
  /** By its place on the sheet, and where it is in the document. */
  readonly picked: PickedLabel | null;
  readonly source: PickedLabel | null;
  /** To the label before or after; null where there is none or nobody knows. */
  readonly onBefore: (() => void) | null;
  readonly onAfter: (() => void) | null;
}

/** Sharp enough for a screen of twice the usual density, and for a reader. */
const pixels = 960;

/** One label of the page, large, and beside it what a reader reads there: in the picture, not in the database. */
export function LabelPanel({ document, picked, source, onBefore, onAfter }: LabelPanelProps) {
  const host = useRef<HTMLDivElement>(null);
  const { symbols, problem } = useReading(document, source, picked && nameOf(picked), host);
  if (!picked) return <p className={classes['hint']}>{t('preview.tap_label')}</p>;
  return (
    <div className={`${classes['panel']} pr-scroll`}>
      <div className={classes['head']}>
        <h2>{nameOf(picked)}</h2>
        {picked.place !== null && (
          <div className={classes['steps']}>
            <ActionIcon
              variant="default"
              size={48}
              aria-label={t('preview.label_before')}
              disabled={!onBefore}
              onClick={() => onBefore?.()}
            >
              <Icon name="back" />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={48}
              aria-label={t('preview.label_after')}
              disabled={!onAfter}
              onClick={() => onAfter?.()}
            >
              <Icon name="forward" />
            </ActionIcon>
          </div>
        )}
      </div>
      <div
        ref={host}
        className={classes['picture']}
        style={{ aspectRatio: picked.area.width / picked.area.height }}
      />
      <ProblemBox problem={problem} title={t('preview.not_read')} />
      <section className={classes['content']} aria-label={t('preview.content')} aria-live="polite">
        <h3>{t('preview.content')}</h3>
        {symbols === null && !problem && <Loader size="sm" aria-label={t('preview.reading')} />}
        {symbols?.length === 0 && <NoteBox tone="calm">{t('preview.no_symbol')}</NoteBox>}
        {symbols?.map((symbol) => (
          <SymbolContent key={symbol.symbology + symbol.text} symbol={symbol} />
        ))}
      </section>
    </div>
  );
}

/** Draws the label into its place and reads it. What was read belongs to its label and never stands beside another. */
function useReading(
  document: PDFDocumentProxy,
  picked: PickedLabel | null,
  name: string | null,
  host: RefObject<HTMLDivElement | null>,
): { readonly symbols: readonly SymbolWords[] | null; readonly problem: Problem | null } {
  const [read, setRead] = useState<{
    readonly of: PickedLabel;
    readonly symbols: readonly SymbolWords[] | null;
    readonly problem: Problem | null;
  } | null>(null);
  useEffect(() => {
    if (!picked) return undefined;
    const stop = new AbortController();
    const work = async (): Promise<void> => {
      const canvas = await drawArea(document, picked.page, picked.area, pixels, stop.signal);
      if (!canvas || stop.signal.aborted) return;
      canvas.role = 'img';
      canvas.ariaLabel = name;
      host.current?.replaceChildren(canvas);
      const picture = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
      const found = picture ? await readSymbols(picture) : [];
      if (!stop.signal.aborted) setRead({ of: picked, symbols: found.map(wordsOfSymbol), problem: null });
    };
    work().catch((caught: unknown) => {
      if (!stop.signal.aborted) setRead({ of: picked, symbols: null, problem: toProblem(caught) });
    });
    return () => stop.abort();
  }, [document, picked, name, host]);
  return read?.of === picked ? read : { symbols: null, problem: null };
}

function nameOf({ page, place }: PickedLabel): string {
  if (place === null) return t('preview.part_of_page', { page });
  return t('preview.label_at', { place, page });
}
