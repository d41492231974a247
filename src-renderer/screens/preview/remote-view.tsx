import type { Job } from '../../../src-shared/contract/jobs.ts';
import { Empty } from '../../components/empty.tsx';
import { SaveFile } from '../../components/save-artifact.tsx';
import { titleOfJob } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import classes from './preview.module.css';
import { SheetsView } from './sheets-view.tsx';

/** A file that Closient made: to be looked at and saved. */
export function RemoteView({ job }: { readonly job: Job }) {
  if (job.export_type !== 'sheet_pdf')
    return (
      <div className={classes['aside']}>
        <Empty icon="box" title={t('remote.no_preview')} hint={t('remote.no_preview_hint')}>
          <SaveFile job={job} />
        </Empty>
      </div>
    );
  return (
    <SheetsView
      job={job}
      asideName={t('preview.file')}
      aside={
        <aside className={classes['panel']} aria-label={t('remote.ready')}>
          <div className={`${classes['order']} pr-scroll`}>
            <h1>{titleOfJob(job)}</h1>
            <p>{t('remote.no_print')}</p>
            <SaveFile job={job} />
          </div>
        </aside>
      }
    />
  );
}
