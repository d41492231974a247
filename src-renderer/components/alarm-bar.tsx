import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SyncAlarm } from '../../src-shared/contract/sync.ts';
import { openAlarms } from '../state/sync.ts';
import { useStore } from '../state/store.ts';
import { formatInstant } from '../texts/format.ts';
import { t } from '../texts/t.ts';
import classes from './alarm-bar.module.css';
import { Facts } from './facts.tsx';
import { Icon } from './icons.tsx';
import { WhoDialog } from './who-dialog.tsx';

/** Labels that exist twice: on every screen, until somebody has taken note. */
export function AlarmBar() {
  const alarms = useStore((state) => state.sync?.alarms);
  const [first, ...others] = openAlarms(alarms ?? []);
  if (!first) return null;
  return <Alarm key={first.id} alarm={first} more={others.length} />;
}

function Alarm({ alarm, more }: { readonly alarm: SyncAlarm; readonly more: number }) {
  const [opened, { open, close }] = useDisclosure(false);
  const acknowledge = useStore((state) => state.acknowledgeAlarm);
  const [here = '', there = ''] = alarm.stations;
  const [label] = alarm.labels;
  return (
    <div className={classes['bar']} role="alert">
      <Icon name="warning" size={24} />
      <div className={classes['text']}>
        <strong>{t('alarm.title')}</strong>
        <span>
          {label ? t('alarm.label', { label: label.name, here, there }) : alarm.sentence}
          {alarm.label_count > 1 && ` ${t('alarm.more_labels', { count: alarm.label_count - 1 })}`}
        </span>
      </div>
      {more > 0 && <span className={classes['more']}>{t('alarm.more', { count: more })}</span>}
      <Button variant="default" onClick={open}>
        {t('alarm.show')}
      </Button>
      <WhoDialog
        opened={opened}
        onClose={close}
        title={t('alarm.title')}
        doIt={t('alarm.acknowledge')}
        verb={() => acknowledge(alarm.id)}
      >
        <p>{t('alarm.hint')}</p>
        <Facts
          rows={[
            [t('alarm.here'), here],
            [t('alarm.there'), there],
          ]}
        />
        <ul className={classes['labels']} aria-label={t('alarm.labels')}>
          {alarm.labels.map(({ name, own_at: own, other_at: other }) => (
            <li key={name}>
              <strong>{name}</strong>
              <span>{t('alarm.times', { own: formatInstant(own), other: formatInstant(other) })}</span>
            </li>
          ))}
        </ul>
        {alarm.label_count > alarm.labels.length && (
          <p>{t('sync.more', { count: alarm.label_count - alarm.labels.length })}</p>
        )}
      </WhoDialog>
    </div>
  );
}
