import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ArchiveFormat } from '../../../src-shared/models/data-export.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useAction, useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { DataExportRow } from './data-export-row.tsx';
import frame from '../../components/two-columns.module.css';
import classes from './settings.module.css';

/** An export of a million serials takes half a minute; its sections appear one by one. */
const askMs = 1_000;

/** Everything the organisation has as one archive, and the mark that an archive left behind. */
export function DataExportPanel() {
  const exports = useDataExports();
  const [format, setFormat] = useState<ArchiveFormat>('zip');
  const [artifacts, setArtifacts] = useState(false);
  const [people, setPeople] = useState(false);
  const request = useVerb(useStore((state) => state.requestDataExport));
  return (
    <section className={frame['card']} aria-label={t('export.title')}>
      <h2>{t('export.title')}</h2>
      <RestoredMark />
      <p className={frame['muted']}>{t('export.hint')}</p>
      <div>
        <Checkbox
          label={t('export.artifacts')}
          checked={artifacts}
          onChange={(event) => setArtifacts(event.currentTarget.checked)}
        />
        <Checkbox
          label={t('export.people')}
          checked={people}
          onChange={(event) => setPeople(event.currentTarget.checked)}
        />
      </div>
      <div className={frame['head']}>
        <SegmentedControl
          aria-label={t('export.format')}
          data={[
            { value: 'zip', label: 'ZIP' },
            { value: 'tar.gz', label: 'tar.gz' },
          ]}
          value={format}
          onChange={setFormat}
        />
        <Button
          loading={request.busy}
          onClick={() =>
            void request.run({ archive_format: format, include_artifacts: artifacts, include_people: people })
          }
        >
          {t('export.make')}
        </Button>
      </div>
      <ProblemBox problem={request.problem} />
      {exports !== null && exports.length > 0 && (
        <ul className={classes['keys']} aria-label={t('export.list')}>
          {exports.map((job) => (
            <DataExportRow key={job.job_id} job={job} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Labels of a restored organisation ask before they are printed, until somebody who knows says that they need not. */
function RestoredMark() {
  const from = useStore((state) => state.settings?.['restored_from']);
  const load = useStore((state) => state.loadSettings);
  const { run, busy } = useAction(
    t('settings.not_saved'),
    useStore((state) => state.saveSetting),
  );
  useEffect(() => void load(), [load]);
  if (typeof from !== 'string') return null;
  return (
    <div className={classes['restored']} role="note">
      <p>{t('export.restored', { when: formatInstant(from) })}</p>
      <ConfirmButton
        loading={busy}
        question={t('export.confirm_question')}
        consequence={t('export.confirm_consequence')}
        doIt={t('export.confirm')}
        onConfirm={() => void run('restored_from', null)}
      >
        {t('export.confirm')}
      </ConfirmButton>
    </div>
  );
}

/** Asks as long as one is being made, and once more for what the command line made meanwhile. */
function useDataExports() {
  const exports = useStore((state) => state.dataExports);
  const load = useStore((state) => state.loadDataExports);
  const report = useStore((state) => state.reportLoading);
  const open = exports?.some(({ status }) => status === 'pending' || status === 'processing') ?? false;
  useEffect(() => {
    let said = false;
    const ask = async (): Promise<void> => {
      const outcome = await load();
      if (!outcome.ok && !said) report(outcome.problem);
      said = !outcome.ok;
    };
    void ask();
    if (!open) return;
    const timer = setInterval(() => void ask(), askMs);
    return () => clearInterval(timer);
  }, [load, report, open]);
  return exports;
}
