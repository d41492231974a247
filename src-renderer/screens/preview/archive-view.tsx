import { Button, Loader } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { ArchivePreview, Job } from '../../../src-shared/contract/jobs.ts';
import type { Problem } from '../../client/problem.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { SaveFile } from '../../components/save-artifact.tsx';
import { useStore } from '../../state/store.ts';
import { titleOfJob } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import classes from './archive-view.module.css';

/** A finished archive: what it is, its first files, and how to get it. */
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
  return (
    <div className={`${classes['files']} pr-scroll`}>
      <table className={classes['table']}>
        <caption>{t('preview.archive_first')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.symbol')}</th>
            <th scope="col">{t('column.file')}</th>
            <th scope="col">{t('column.content')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ file, content, picture }) => (
            <tr key={file}>
              <td>{picture !== null && <img className={classes['symbol']} src={picture} alt="" />}</td>
              <td>{file}</td>
              <td>
                <code>{content}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && (
        <p className={classes['more']}>{t('preview.archive_more', { count: total - rows.length })}</p>
      )}
    </div>
  );
}
