import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { readScan, type Scan } from '../../../src-shared/scan.ts';
import { Icon } from '../../components/icons.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useScan } from '../../scanner/use-scan.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { checkPack, type PackCheck } from './pack-check.ts';
import classes from './pack.module.css';
import type { Subject } from './use-subject.ts';

/** Asks for the pack before anything is printed; it can be typed, too. */
export function PackScan({ subject }: { readonly subject: Subject }) {
  const [text, setText] = useState('');
  const takePack = useStore((state) => state.takePack);
  const scan = useStore((state) => state.packScan);
  const name = useNameOf(subject.expected.gtin);
  const check = scan && checkPack(scan, subject.expected);
  // Whatever has the focus. Of a scanner whose keyboard is not known, the reading that matches is the right one.
  useScan(
    subject.expected.gtin === null
      ? null
      : (read) => {
          const readings = [read.scan, ...read.others.map(scanOf)];
          const right = readings.find((one) => checkPack(one, subject.expected).kind === 'matches');
          takePack(right ?? read.scan);
        },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    takePack(scanOf(text));
    setText('');
  };
  if (subject.expected.gtin === null) {
    return (
      <p className={classes['packAsk']}>
        <Icon name="scanner" />
        <span>{t(subject.kind === 'lot' ? 'pack.lot_first' : 'pack.one_product')}</span>
      </p>
    );
  }
  if (check?.kind === 'matches') {
    return (
      <output className={classes['packGood']}>
        <ToneMark tone="good">{t('pack.matches')}</ToneMark>
        <Button variant="subtle" onClick={() => takePack(null)}>
          {t('pack.another')}
        </Button>
        {name}
      </output>
    );
  }
  return (
    <form className={classes['packForm']} onSubmit={submit}>
      <TextInput
        label={t('pack.scan')}
        description={name}
        placeholder={t('pack.scan_hint')}
        leftSection={<Icon name="scanner" />}
        value={text}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
    </form>
  );
}

/** The wrong pack: over the whole width, with both products in words. It stays until another pack was scanned. */
export function PackRefusal({ subject }: { readonly subject: Subject | null }) {
  const wanted = useStore((state) => state.where.scanPack);
  const scan = useStore((state) => state.packScan);
  const takePack = useStore((state) => state.takePack);
  const check = wanted && scan && subject ? checkPack(scan, subject.expected) : null;
  if (!check || check.kind === 'matches' || subject?.expected.gtin === null) return null;
  return (
    <div className={classes['refusal']} role="alert">
      <Icon name="warning" size={36} />
      <div>
        <strong>{t('pack.wrong')}</strong>
        <Words check={check} />
      </div>
      <Button variant="default" onClick={() => takePack(null)}>
        {t('pack.again')}
      </Button>
    </div>
  );
}

function Words({ check }: { readonly check: Exclude<PackCheck, { kind: 'matches' }> }) {
  const pack = useNameOf(check.kind === 'other_gtin' ? check.pack : null);
  const labels = useNameOf(check.kind === 'other_gtin' ? check.labels : null);
  switch (check.kind) {
    case 'other_gtin':
      return (
        <dl>
          <dt>{t('pack.is')}</dt>
          <dd>{pack}</dd>
          <dt>{t('pack.labels_for')}</dt>
          <dd>{labels}</dd>
        </dl>
      );
    case 'other_lot':
      return (
        <dl>
          <dt>{t('pack.is_lot')}</dt>
          <dd>{check.pack}</dd>
          <dt>{t('pack.labels_for_lot')}</dt>
          <dd>{check.labels.join(', ')}</dd>
        </dl>
      );
    case 'no_gtin':
      return <p>{t('pack.no_gtin', { text: check.text })}</p>;
  }
}

/** What claims to be GS1 data and is not matches no pack, and is shown as it was read. */
function scanOf(text: string): Scan {
  const read = readScan(text);
  return read.ok ? read.value : { kind: 'text', text };
}

/** Name and GTIN; the GTIN alone where no product has it. */
function useNameOf(gtin: string | null): ReactNode {
  const products = useStore((state) => state.products);
  if (gtin === null) return null;
  const name = products.find((product) => product.gtin === gtin)?.name ?? null;
  return (
    <span className={classes['packName']}>
      {name !== null && <span>{name}</span>}
      <span>{t('pack.gtin', { gtin })}</span>
    </span>
  );
}
