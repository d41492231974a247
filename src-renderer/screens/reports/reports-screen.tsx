import { Empty } from '../../components/empty.tsx';
import { useStore } from '../../state/store.ts';
import { reportSubject } from '../../state/reports.ts';
import { t } from '../../texts/t.ts';
import { ChooseSubject } from './choose-subject.tsx';
import classes from './reports.module.css';
import { SubjectReport } from './subject-report.tsx';

/** Lots and runs with their accounts: what was issued, where it went, what is missing, and the reports to keep. */
export function ReportsScreen() {
  const subject = useStore(reportSubject);
  return (
    <div className={classes['screen']}>
      <ChooseSubject />
      {subject ? (
        <SubjectReport key={JSON.stringify(subject)} subject={subject} />
      ) : (
        <div className={classes['nothing']}>
          <Empty icon="report" title={t('reports.choose')} hint={t('reports.choose_hint')} />
        </div>
      )}
    </div>
  );
}
