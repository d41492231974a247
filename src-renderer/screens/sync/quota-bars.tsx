import { Progress } from '@mantine/core';
import type { SyncQuota } from '../../../src-shared/contract/sync.ts';
import { formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import frame from '../../components/two-columns.module.css';
import classes from './sync.module.css';

/** A window that is whole again sooner is not worth a time that changes all the while. */
const worthATimeSeconds = 3600;

/** How much of each quota is used; the hatched end is left to the other programs that share the key. */
export function QuotaBars({ quota }: { readonly quota: SyncQuota }) {
  return (
    <div className={classes['quotas']}>
      {quota.windows.map(({ limit, seconds, left, reserve, resets_at: resets }) => {
        const used = Math.max(0, limit - left);
        const kept = Math.min(reserve, left);
        const percent = (count: number): number => (limit > 0 ? (100 * count) / limit : 0);
        const name = t('quota.window', { span: spanOf(seconds) });
        const whole = resets !== null && used > 0 && seconds >= worthATimeSeconds ? resets : null;
        return (
          <div key={seconds} className={classes['quota']}>
            <span className={classes['between']}>
              <span>{name}</span>
              <span className={frame['muted']}>
                {t('quota.used', { used, limit })}
                {whole !== null && ` · ${t('quota.resets', { when: formatInstant(whole) })}`}
              </span>
            </span>
            <Progress.Root size="md">
              <Progress.Section value={percent(used)} aria-label={name} />
              <Progress.Section value={percent(left - kept)} color="transparent" withAria={false} />
              <Progress.Section
                className={classes['reserve'] ?? ''}
                value={percent(kept)}
                color="transparent"
                withAria={false}
              />
            </Progress.Root>
            <span className={frame['muted']}>{t('quota.reserve', { count: reserve })}</span>
          </div>
        );
      })}
      {quota.paused_until !== null && (
        <p className={frame['muted']}>{t('quota.paused', { when: formatInstant(quota.paused_until) })}</p>
      )}
    </div>
  );
}

function spanOf(seconds: number): string {
  if (seconds === 60) return t('quota.minute');
  if (seconds === 3600) return t('quota.hour');
  if (seconds === 86_400) return t('quota.day');
  return t('quota.seconds', { count: seconds });
}
