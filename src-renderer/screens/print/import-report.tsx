import type { ImportReport } from '../../../src-shared/contract/catalog.ts';
import { ToneMark } from '../../components/tone-mark.tsx';
import { formatNumber } from '../../texts/format.ts';
import { say } from '../../texts/say.ts';
import { t } from '../../texts/t.ts';
import own from './import.module.css';
import classes from './print.module.css';

/** A page of rejected lines is enough to see what is wrong with a file. */
const shownLines = 200;

export interface ImportReportViewProps {
  readonly file: string;
  readonly report: ImportReport;
}

/** What became of the lines of a file. */
export function ImportReportView({ file, report }: ImportReportViewProps) {
  return (
    <div aria-live="polite" className={own['report']}>
      <h3>{t('import.report', { file })}</h3>
      <div className={own['marks']}>
        <ToneMark tone="good">{t('import.created', { count: report.created })}</ToneMark>
        <ToneMark tone="working">{t('import.updated', { count: report.updated })}</ToneMark>
        <ToneMark tone="calm">{t('import.unchanged', { count: report.unchanged })}</ToneMark>
        {report.rejected_count > 0 && (
          <ToneMark tone="trouble">{t('import.rejected', { count: report.rejected_count })}</ToneMark>
        )}
      </div>
      {report.rejected.length > 0 && (
        <div className={`${own['rejected']} pr-scroll`}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('column.line')}</th>
                <th scope="col">{t('column.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {report.rejected.slice(0, shownLines).map(({ line, reason }) => (
                <tr key={line}>
                  <td>{formatNumber(line)}</td>
                  <td>{say(reason)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {report.rejected_count > shownLines && (
            <p className={classes['more']}>
              {t('import.more', { count: report.rejected_count - shownLines })}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
