import type { SyncAlarm } from '../../../src-shared/contract/sync.ts';
import { formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import frame from '../../components/two-columns.module.css';
import classes from './sync.module.css';

/** Double prints of before and who took note of them; open ones stand above every screen. */
export function AlarmsCard({ alarms }: { readonly alarms: readonly SyncAlarm[] }) {
  const seen = alarms.filter((alarm) => alarm.acknowledged_at !== null);
  if (seen.length === 0) return null;
  return (
    <section className={frame['card']} aria-label={t('alarm.former')}>
      <h2>{t('alarm.former')}</h2>
      <ul className={classes['list']}>
        {seen.map(
          ({ id, labels, label_count: count, stations, acknowledged_at: at, acknowledged_by: by }) => (
            <li key={id} className={classes['row']}>
              <div className={classes['what']}>
                <h3>{labels[0]?.name}</h3>
                <span>
                  {t('alarm.at', { station: stations[1] ?? '' })}
                  {count > 1 && ` ${t('alarm.more_labels', { count: count - 1 })}`}
                </span>
                <span>{t('alarm.seen', { name: by ?? '', when: formatInstant(at ?? '') })}</span>
              </div>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
