import { Progress } from '@mantine/core';
import { rateOf, secondsLeft, type Pace } from '../../state/pace.ts';
import { formatTimeLeft } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';

export interface ProgressLineProps {
  /** What the count says, in words: made is not sent, and sent is not printed. */
  readonly figure: string;
  readonly done: number;
  readonly total: number;
  readonly pace: Pace | undefined;
  readonly name: string;
}

/** How far and how long still. The time waits until enough was seen to be true. */
export function ProgressLine({ figure, done, total, pace, name }: ProgressLineProps) {
  const left = secondsLeft(pace, total);
  const percent = total > 0 ? Math.min(100, (done * 100) / total) : 0;
  return (
    <div className={classes['progress']}>
      <Progress.Root size="md">
        <Progress.Section value={percent} aria-label={name} />
      </Progress.Root>
      <span>{left === null ? figure : `${figure} · ${formatTimeLeft(left)}`}</span>
    </div>
  );
}

/** "1,200 of 3,000 · 850/s"; the rate waits until enough was seen to be true. */
export function madeSoFar(done: number, total: number, pace: Pace | undefined): string {
  const figure = t('progress.of', { done, total });
  const rate = rateOf(pace);
  if (rate === null) return figure;
  return `${figure} · ${t('progress.rate', { rate: rate < 10 ? Number(rate.toFixed(1)) : Math.round(rate) })}`;
}

/** "126 of 1,260 sent · 840/min"; printers are counted by the minute. */
export function sentSoFar(done: number, total: number, pace: Pace | undefined): string {
  const figure = t('progress.sent', { done, total });
  const rate = rateOf(pace);
  return rate === null ? figure : `${figure} · ${t('progress.per_minute', { rate: Math.round(rate * 60) })}`;
}
