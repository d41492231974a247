import { Progress } from '@mantine/core';
import { rateOf, secondsLeft, type Pace } from '../../state/pace.ts';
import { formatTimeLeft } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';

export interface ProgressLineProps {
  readonly done: number;
  readonly total: number;
  readonly pace: Pace | undefined;
  readonly name: string;
}

/** How far, how fast, how long still. Rate and time wait until enough was seen to be true. */
export function ProgressLine({ done, total, pace, name }: ProgressLineProps) {
  const rate = rateOf(pace);
  const left = secondsLeft(pace, total);
  const percent = total > 0 ? Math.min(100, (done * 100) / total) : 0;
  return (
    <div className={classes['progress']}>
      <Progress.Root size="md">
        <Progress.Section value={percent} aria-label={name} />
      </Progress.Root>
      <span>
        {t('progress.of', { done, total })}
        {rate !== null &&
          ` · ${t('progress.rate', { rate: rate < 10 ? Number(rate.toFixed(1)) : Math.round(rate) })}`}
        {left !== null && ` · ${formatTimeLeft(left)}`}
      </span>
    </div>
  );
}
