import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../components/icons.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import type { Words } from '../../texts/state-words.ts';
import classes from './queue.module.css';

export interface QueueRowProps {
  readonly icon: IconName;
  readonly title: string;
  /** Of which lot and product. */
  readonly about: string | null;
  readonly subtitle: string;
  readonly words: Words;
  /** Beneath the state: progress, counts or a reason. */
  readonly below: ReactNode;
  readonly actions: ReactNode;
  readonly shown: boolean;
  readonly onShow: () => void;
}

/** One row of the queue. Its places have fixed widths and heights, so that a change of state moves nothing. */
export function QueueRow({
  icon,
  title,
  about,
  subtitle,
  words,
  below,
  actions,
  shown,
  onShow,
}: QueueRowProps) {
  return (
    <article className={classes['row']} data-shown={shown || undefined}>
      <span className={classes['kind']}>
        <Icon name={icon} size={24} />
      </span>
      <div className={classes['what']}>
        <button type="button" className={classes['title']} aria-pressed={shown} onClick={onShow}>
          <span>{title}</span>
        </button>
        {about !== null && (
          <span className={classes['about']} title={about}>
            {about}
          </span>
        )}
        <span className={classes['subtitle']}>{subtitle}</span>
      </div>
      <div className={classes['state']}>
        <ToneMark tone={words.tone}>{words.text}</ToneMark>
        <div className={classes['below']}>{below}</div>
      </div>
      <div className={classes['actions']}>{actions}</div>
    </article>
  );
}
