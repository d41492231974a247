import { Button } from '@mantine/core';
import type { DataExport } from '../../../src-shared/contract/data-export.ts';
import type { DataExportSection, SectionReport } from '../../../src-shared/models/data-export.ts';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatBytes, formatInstant } from '../../texts/format.ts';
import { t, type TextKey } from '../../texts/t.ts';
import classes from './settings.module.css';

const sectionWords = {
  products: 'items.products',
  lots: 'items.lots',
  serials: 'items.serials',
  lot_runs: 'export.lot_runs',
  jobs: 'export.jobs',
  lifecycle_events: 'export.events',
  stocks: 'export.stocks',
  layouts: 'export.layouts',
  settings: 'export.settings',
} as const satisfies Record<Exclude<DataExportSection, 'organization'>, TextKey>;

/** One export: when, how it stands, what is in it, and its file. */
export function DataExportRow({ job }: { readonly job: DataExport }) {
  const { run: save, busy } = useAction(
    t('export.save_failed'),
    useStore((state) => state.saveDataExport),
  );
  const told = job.sections.filter(({ status }) => status !== 'empty');
  return (
    <li className={classes['key']}>
      <div className={classes['what']}>
        <h3>
          {formatInstant(job.created_at)} · {job.archive_format === 'zip' ? 'ZIP' : job.archive_format}
          {job.status === 'completed' && ` · ${formatBytes(job.file_size_bytes)}`}
        </h3>
        <span>{contentsOf(job)}</span>
        {told.length > 0 && <span>{told.map(wordsOfSection).join(' · ')}</span>}
        {job.sections
          .filter(({ error }) => error !== null)
          .map((section) => (
            <span key={section.key} className={classes['fault']} role="alert">
              {wordsOfSection(section)}: {section.error}
            </span>
          ))}
        {job.error !== null && <span className={classes['fault']}>{job.error}</span>}
      </div>
      <State job={job} />
      {job.status === 'completed' && job.available && (
        <Button
          variant="default"
          loading={busy}
          aria-label={t('export.save_name', { name: job.output_filename ?? '' })}
          onClick={() => void save(job)}
        >
          {t('export.save')}
        </Button>
      )}
    </li>
  );
}

function State({ job }: { readonly job: DataExport }) {
  if (job.status === 'failed') return <ToneMark tone="trouble">{t('export.failed')}</ToneMark>;
  if (job.status !== 'completed') return <ToneMark tone="working">{t('export.making')}</ToneMark>;
  if (!job.available) return <ToneMark tone="calm">{t('export.removed')}</ToneMark>;
  if (job.sections.some(({ error }) => error !== null)) {
    return <ToneMark tone="trouble">{t('export.incomplete')}</ToneMark>;
  }
  return <ToneMark tone="good">{t('export.done')}</ToneMark>;
}

function contentsOf({ include_artifacts: artifacts, include_people: people }: DataExport): string {
  return [
    t(artifacts ? 'export.with_artifacts' : 'export.without_artifacts'),
    t(people ? 'export.with_people' : 'export.without_people'),
  ].join(' · ');
}

/** "5,000 serials" */
function wordsOfSection({ key, record_count: count }: SectionReport): string {
  if (isCounted(key)) return t(sectionWords[key], { count });
  return key === 'organization' ? t('export.organisation') : key;
}

function isCounted(key: string): key is keyof typeof sectionWords {
  return Object.hasOwn(sectionWords, key);
}
