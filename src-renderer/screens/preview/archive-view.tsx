import { Button, Loader } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { ArchivePreview, Job } from '../../../src-shared/contract/jobs.ts';
import type { Problem } from '../../client/problem.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { SaveFile } from '../../components/save-artifact.tsx';
import { wordsOfFile } from '../../components/symbol-words.ts';
import { useStore } from '../../state/store.ts';
import { titleOfJob } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import classes from './archive-view.module.css';
import { SymbolContent } from './symbol-content.tsx';

type Row = ArchivePreview[number];

/** A finished archive: its first symbols as they are in the files, one of them large with what it says. */
export function ArchiveView({ job }: { readonly job: Job }) {
  const readArchive = useStore((state) => state.readArchive);
  const [rows, setRows] = useState<ArchivePreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = useCallback(
    () =>
      readArchive(job.job_id).then((outcome) => {
        setProblem(outcome.ok ? null : outcome.problem);
        if (outcome.ok) setRows(outcome.value);
      }),
    [readArchive, job.job_id],
  );
  useEffect(() => void read(), [read]);
  return (
    <div className={classes['screen']}>
      <header className={classes['head']}>
        <div>
          <h1>{titleOfJob(job)}</h1>
          <p>{t('preview.no_pages')}</p>
        </div>
        <SaveFile job={job} size="lg" />
      </header>
      <ProblemBox
        problem={problem}
        title={t('preview.archive_failed')}
        action={
          <Button variant="default" onClick={() => void read()}>
            {t('action.again')}
          </Button>
        }
      />
      {!rows && !problem && <Loader aria-label={t('preview.opening')} />}
      {rows && <Files rows={rows} total={job.files} />}
    </div>
  );
}

function Files({ rows, total }: { readonly rows: ArchivePreview; readonly total: number }) {
  const [file, setFile] = useState<string | null>(null);
  const chosen = rows.find((row) => row.file === file) ?? rows[0];
  return (
    <div className={classes['parts']}>
      <section className={`${classes['files']} pr-scroll`} aria-label={t('preview.archive_first')}>
        <h2>{t('preview.archive_first')}</h2>
        <div className={classes['grid']}>
          {rows.map((row) => (
            <button
              key={row.file}
              type="button"
              className={classes['file']}
              aria-pressed={row === chosen}
              onClick={() => setFile(row.file)}
            >
              <Symbol row={row} />
              <strong>{row.serial ?? row.lot ?? row.gtin}</strong>
              <span>{row.file}</span>
            </button>
          ))}
        </div>
        {total > rows.length && (
          <p className={classes['more']}>{t('preview.archive_more', { count: total - rows.length })}</p>
        )}
      </section>
      {chosen && <OneFile row={chosen} />}
    </div>
  );
}

/** The symbol in its file; a page cannot show EPS. */
function Symbol({ row }: { readonly row: Row }) {
  return (
    <span className={classes['symbol']}>
      {row.picture === null ? (
        <em>{t('preview.no_picture', { format: row.file.split('.').at(-1)?.toUpperCase() ?? '' })}</em>
      ) : (
        <img src={row.picture} alt="" />
      )}
    </span>
  );
}

/** What a reader read in the file when it was made; its list says the same. */
function OneFile({ row }: { readonly row: Row }) {
  return (
    <aside
      className={`${classes['one']} pr-scroll`}
      aria-label={row.file}
      aria-live="polite"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <h2>{row.file}</h2>
      <Symbol row={row} />
      <h3>{t('preview.content')}</h3>
      <SymbolContent symbol={wordsOfFile(row)} />
    </aside>
  );
}
