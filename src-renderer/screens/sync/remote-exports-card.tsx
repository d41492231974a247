import { Button } from '@mantine/core';
import type { RemoteDataExport } from '../../../src-shared/contract/sync.ts';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatBytes, formatInstant, formatNumber } from '../../texts/format.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import type { Tone } from '../../theme.ts';
import { Assumed } from './assumed.tsx';
import frame from '../../components/two-columns.module.css';
import classes from './sync.module.css';

const words: Record<RemoteDataExport['status'], { readonly tone: Tone; readonly text: PlainKey }> = {
  pending: { tone: 'calm', text: 'job.pending' },
  processing: { tone: 'working', text: 'job.processing' },
  completed: { tone: 'good', text: 'job.completed_archive' },
  failed: { tone: 'trouble', text: 'job.failed' },
};

/** Everything that Closient has of the organisation, as its archive. */
export function RemoteExportsCard() {
  const exports = useStore((state) => state.remoteExports);
  const { run: request, busy } = useAction(
    t('remote_export.failed'),
    useStore((state) => state.requestRemoteExport),
  );
  return (
    <section className={frame['card']} aria-label={t('remote_export.title')}>
      <div className={frame['head']}>
        <h2>
          {t('remote_export.title')}
          <Assumed />
        </h2>
        <Button variant="default" loading={busy} onClick={() => void request('zip')}>
          {t('remote_export.request')}
        </Button>
      </div>
      <p className={frame['muted']}>{t('remote_export.hint')}</p>
      {exports !== null && exports.length > 0 && (
        <ul className={classes['list']} aria-label={t('remote_export.title')}>
          {exports.map((job) => (
            <ExportRow key={job.job_id} job={job} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ExportRow({ job }: { readonly job: RemoteDataExport }) {
  const { run: save, busy } = useAction(
    t('save.failed'),
    useStore((state) => state.saveRemoteExport),
  );
  const { tone, text } = words[job.status];
  const title = [
    formatInstant(job.created_at),
    job.archive_format === 'zip' ? 'ZIP' : job.archive_format,
    ...(job.status === 'completed' ? [formatBytes(job.file_size_bytes)] : []),
  ].join(' · ');
  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <h3>{title}</h3>
        {job.sentence !== null && <span>{job.sentence}</span>}
        <span>{job.sections.map(contentOf).join(' · ')}</span>
        {job.sections
          .filter(({ error }) => error !== null)
          .map(({ key, error }) => (
            <span key={key} className={classes['fault']}>
              {key}: {error}
            </span>
          ))}
      </div>
      <ToneMark tone={tone}>{t(text)}</ToneMark>
      {job.status === 'completed' && (
        <Button
          variant="default"
          loading={busy}
          aria-label={t('action.save_of', { name: job.output_filename ?? title })}
          onClick={() => void save(job)}
        >
          {t('action.save')}
        </Button>
      )}
    </li>
  );
}

/** "120 products"; only these sections are documented, others keep Closient's name. */
function contentOf({ key, record_count: count }: RemoteDataExport['sections'][number]): string {
  if (key === 'organization') return t('export.organisation');
  if (key === 'products') return t('items.products', { count });
  return `${key.replaceAll('_', ' ')} ${formatNumber(count)}`;
}
