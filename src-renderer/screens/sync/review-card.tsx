import { Button } from '@mantine/core';
import { useState } from 'react';
import type { QuarantinedRow, SyncConflict } from '../../../src-shared/contract/sync.ts';
import { WhoDialog } from '../../components/who-dialog.tsx';
import type { Rows } from '../../state/sync.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { consequenceOfConflict, wordsOfConflict } from '../../texts/conflict-words.ts';
import { rowName } from '../../texts/row-name.ts';
import { say } from '../../texts/say.ts';
import { t } from '../../texts/t.ts';
import frame from '../../components/two-columns.module.css';
import classes from './sync.module.css';

/** What could not be taken over as it came. */
export function ReviewCard() {
  const quarantine = useStore((state) => state.quarantine);
  const conflicts = useStore((state) => state.conflicts);
  return (
    <>
      {conflicts !== null && conflicts.total > 0 && <Conflicts {...conflicts} />}
      {quarantine !== null && quarantine.total > 0 && <Quarantine {...quarantine} />}
    </>
  );
}

function Conflicts({ total, rows }: Rows<SyncConflict>) {
  return (
    <section className={frame['card']} aria-label={t('conflict.title', { count: total })}>
      <h2>{t('conflict.title', { count: total })}</h2>
      <p className={frame['muted']}>{t('conflict.hint')}</p>
      <ul className={classes['list']}>
        {rows.map((row) => (
          <ConflictRow key={row.id} row={row} />
        ))}
      </ul>
      <More total={total} shown={rows.length} />
    </section>
  );
}

const ways = ['ours', 'theirs'] as const;

function ConflictRow({ row }: { readonly row: SyncConflict }) {
  const resolve = useStore((state) => state.resolveConflict);
  // What was pressed last stays while the dialog goes away.
  const [keep, setKeep] = useState<(typeof ways)[number]>('ours');
  const [opened, setOpened] = useState(false);
  return (
    <li className={`${classes['row']} ${classes['decision']}`}>
      <div className={classes['what']}>
        <h3>{row.entity}</h3>
        <span>{wordsOfConflict(row)}</span>
      </div>
      {ways.map((way) => (
        <Button
          key={way}
          variant="default"
          aria-label={t(`conflict.${way}_of`, { name: row.entity })}
          onClick={() => {
            setKeep(way);
            setOpened(true);
          }}
        >
          {t(`conflict.${way}`)}
        </Button>
      ))}
      <WhoDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t(`conflict.${keep}_question`, { name: row.entity })}
        doIt={t(`conflict.${keep}`)}
        verb={() => resolve(row.id, keep)}
      >
        <p>{wordsOfConflict(row)}</p>
        <p>{consequenceOfConflict(row, keep)}</p>
      </WhoDialog>
    </li>
  );
}

function Quarantine({ total, rows }: Rows<QuarantinedRow>) {
  return (
    <section className={frame['card']} aria-label={t('quarantine.title', { count: total })}>
      <h2>{t('quarantine.title', { count: total })}</h2>
      <p className={frame['muted']}>{t('quarantine.hint')}</p>
      <ul className={classes['list']}>
        {rows.map((row) => (
          <li key={row.id} className={classes['row']}>
            <div className={classes['what']}>
              <h3>{rowName(row.natural_key)}</h3>
              <span>{say(row.reason)}</span>
            </div>
            <span className={frame['muted']}>{formatInstant(row.seen_at)}</span>
          </li>
        ))}
      </ul>
      <More total={total} shown={rows.length} />
    </section>
  );
}

function More({ total, shown }: { readonly total: number; readonly shown: number }) {
  if (total <= shown) return null;
  return <p className={frame['muted']}>{t('sync.more', { count: total - shown })}</p>;
}
