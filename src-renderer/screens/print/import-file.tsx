import { Button, FileButton, Loader } from '@mantine/core';
import { useState, type DragEvent } from 'react';
import type { ImportReport } from '../../../src-shared/contract/catalog.ts';
import { Icon } from '../../components/icons.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { ImportList } from './import-list.tsx';
import { ImportReportView } from './import-report.tsx';
import own from './import.module.css';
import classes from './print.module.css';

/** Brings a CSV file in, says what became of each line, and can take an import back. */
export function ImportFile() {
  const [report, setReport] = useState<{ readonly file: string; readonly report: ImportReport } | null>(null);
  const openPart = useStore((state) => state.openPart);
  const uploadFile = useStore((state) => state.uploadFile);
  const { run: upload, busy, problem } = useVerb(uploadFile);
  const take = async (file: File | null | undefined): Promise<void> => {
    if (!file || busy) return;
    setReport(null);
    const outcome = await upload(file);
    if (outcome.ok) setReport({ file: file.name, report: outcome.value });
  };
  return (
    <div className={classes['choice']}>
      <section className={classes['group']} aria-label={t('import.title')}>
        <DropPlace busy={busy} onFile={(file) => void take(file)} />
        <ProblemBox problem={problem} />
        {report && <ImportReportView file={report.file} report={report.report} />}
        {report && <Button onClick={() => openPart('choice')}>{t('print.choose_now')}</Button>}
      </section>
      <ImportList />
    </div>
  );
}

interface DropPlaceProps {
  readonly busy: boolean;
  readonly onFile: (file: File | null | undefined) => void;
}

function DropPlace({ busy, onFile }: DropPlaceProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={own['drop']}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={own['dropText']}>
        <strong>{busy ? t('import.busy') : t('import.drop')}</strong>
        <span>{t('import.columns')}</span>
      </div>
      {busy ? (
        <Loader size="sm" aria-label={t('import.busy')} />
      ) : (
        <FileButton
          accept=".csv,.txt,text/csv"
          onChange={onFile}
          inputProps={{ 'aria-label': t('import.choose') }}
        >
          {(props) => (
            <Button {...props} leftSection={<Icon name="upload" />}>
              {t('import.choose')}
            </Button>
          )}
        </FileButton>
      )}
    </div>
  );
}
