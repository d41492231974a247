import { Autocomplete, Button, Input, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './new-job.module.css';

/** A lot typed by hand, for a plant without Closient or a file. The lot then stands chosen in the form. */
export function NewLot({ onMade }: { readonly onMade: () => void }) {
  const products = useStore((state) => state.products);
  const createLot = useStore((state) => state.createLot);
  const changeDraft = useStore((state) => state.changeDraft);
  const [gtin, setGtin] = useState('');
  const [name, setName] = useState('');
  const [lot, setLot] = useState('');
  const [date, setDate] = useState('');
  const [dateKind, setDateKind] = useState<'use_by' | 'best_before'>('use_by');
  const [quantity, setQuantity] = useState('');
  const { run: create, busy, problem } = useVerb(createLot);
  const known = products.find((product) => product.gtin === gtin.trim());

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await create({
      gtin: gtin.trim(),
      lot: lot.trim(),
      date: date || null,
      dateKind,
      plannedQuantity: quantity === '' ? null : Number(quantity),
      productName: known ? null : name.trim() || null,
    });
    if (!outcome.ok) return;
    const made = {
      id: outcome.value.id,
      name: t('lot.made', { lot: outcome.value.lot, gtin: outcome.value.gtin }),
    };
    changeDraft({ scope: 'lots', lots: [made], gtins: [], from: '', to: '' });
    onMade();
  };

  return (
    <form className={`${classes['sheet']} pr-scroll`} onSubmit={(event) => void submit(event)}>
      <section className={classes['card']} aria-label={t('new.lot')}>
        <h2>{t('new.lot')}</h2>
        <p className={classes['hint']}>{t('lot.hint')}</p>
        <div className={classes['pair']}>
          <Autocomplete
            label={t('lot.gtin')}
            description={known?.name ?? t('lot.gtin_hint')}
            data={products.map((product) => product.gtin)}
            value={gtin}
            onChange={setGtin}
            limit={50}
            inputMode="numeric"
            required
            renderOption={({ option }) => (
              <div className={classes['option']}>
                <span>{products.find((product) => product.gtin === option.value)?.name ?? ''}</span>
                <small>{option.value}</small>
              </div>
            )}
            filter={({ options, search }) => {
              const wanted = search.trim().toLowerCase();
              return options.filter((option) => {
                if (!('value' in option)) return false;
                const product = products.find(({ gtin: its }) => its === option.value);
                return `${option.value} ${product?.name ?? ''}`.toLowerCase().includes(wanted);
              });
            }}
          />
          <TextInput
            label={t('lot.name')}
            description={t('lot.name_hint')}
            value={known?.name ?? name}
            disabled={known !== undefined}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <div className={classes['pair']}>
          <TextInput
            label={t('lot.lot')}
            description={t('lot.lot_hint')}
            value={lot}
            maxLength={20}
            required
            onChange={(event) => setLot(event.currentTarget.value)}
          />
          <TextInput
            type="number"
            label={t('lot.quantity')}
            description={t('lot.quantity_hint')}
            value={quantity}
            min={1}
            step={1}
            onChange={(event) => setQuantity(event.currentTarget.value)}
          />
        </div>
        <div className={classes['pair']}>
          <TextInput
            type="date"
            label={t('lot.date')}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <Input.Wrapper label={t('lot.date_kind')} size="md" labelElement="div">
            <SegmentedControl
              fullWidth
              aria-label={t('lot.date_kind')}
              value={dateKind}
              onChange={(value) => setDateKind(value === 'use_by' ? 'use_by' : 'best_before')}
              data={[
                { value: 'use_by', label: t('lot.use_by') },
                { value: 'best_before', label: t('lot.best_before') },
              ]}
            />
          </Input.Wrapper>
        </div>
        <ProblemBox problem={problem} />
        <Button type="submit" size="lg" loading={busy} disabled={!gtin.trim() || !lot.trim()}>
          {t('lot.make')}
        </Button>
      </section>
    </form>
  );
}
