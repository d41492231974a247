import { Button } from '@mantine/core';
import type { DataExport } from '../../../src-shared/contract/data-export.ts';
import type { DataExportSection, SectionReport } from '../../../src-shared/models/data-export.ts';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatBytes, formatInstant, formatNumber } from '../../texts/format.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import classes from './settings.module.css';

const sectionWords: Record<DataExportSection, PlainKey> = {
  organization: 'export.section_organization',
  products: 'export.section_products',
  lots: 'export.section_lots',
  serials: 'export.section_serials',
  lot_runs: 'export.section_lot_runs',
  jobs: 'export.section_jobs',
  lifecycle_events: 'export.section_lifecycle_events',
  stocks: 'export.section_stocks',
  layouts: 'export.section_layouts',
  settings: 'export.section_settings',
};

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
          {formatInstant(job.created_at)} · {job.archive_format}
          {job.status === 'completed' && ` · ${formatBytes(job.file_size_bytes)}`}
        </h3>
        <span>{contentsOf(job)}</span>
        {told.length > 0 && <span>{told.map(wordsOfSection).join(' · ')}</span>}
        {job.sections
          .filter(({ error }) => error !== null)
          .map((section) => (
            <span key={section.key} className={classes['fault']} role="alert">
              {nameOf(section)}: {section.error}
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

function wordsOfSection(section: SectionReport): string {
  if (section.key === 'organization') return nameOf(section);
  return `${formatNumber(section.record_count)} ${nameOf(section)}`;
}

function nameOf({ key }: SectionReport): string {
  return Object.hasOwn(sectionWords, key) ? t(sectionWords[key as DataExportSection]) : key;
}
