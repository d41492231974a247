import { Button, TextInput, VisuallyHidden } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Organisation } from '../../../src-shared/contract/common.ts';
import { organisationColours, type OrganisationColour } from '../../../src-shared/organisation-colours.ts';
import { Icon } from '../../components/icons.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { inkOn } from '../../contrast.ts';
import { currentOrganisation } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import frame from '../../components/two-columns.module.css';
import classes from './settings.module.css';

/** Name and colour by which people tell organisations apart. */
export function OrganisationPanel() {
  const organisation = useStore(currentOrganisation);
  const station = useStore((state) => state.station);
  if (!organisation) return null;
  return (
    <section className={frame['card']} aria-label={t('settings.organisation')}>
      <h2>{t('settings.organisation')}</h2>
      {organisation.sample ? (
        <p className={frame['muted']}>{t('settings.organisation_sample')}</p>
      ) : (
        <>
          <NameField organisation={organisation} />
          <ColourField organisation={organisation} />
        </>
      )}
      {station && <p className={frame['muted']}>{t('settings.version', station)}</p>}
    </section>
  );
}

function NameField({ organisation: { name } }: { readonly organisation: Organisation }) {
  const { run: change, busy, problem } = useVerb(useStore((state) => state.changeOrganisation));
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? name;
  const changed = shown.trim() !== name && shown.trim() !== '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!changed) return;
    const outcome = await change({ name: shown.trim() });
    if (outcome.ok) setTyped(null);
  };
  return (
    <form className={classes['typed']} onSubmit={(event) => void submit(event)}>
      <TextInput
        className={classes['grow'] ?? ''}
        label={t('settings.organisation_name')}
        value={shown}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {changed && (
        <div className={classes['save']}>
          <Button variant="default" onClick={() => setTyped(null)}>
            {t('settings.discard')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('settings.save')}
          </Button>
        </div>
      )}
      <ProblemBox problem={problem} />
    </form>
  );
}

const names: Record<OrganisationColour, PlainKey> = {
  '#1f6feb': 'colour.1f6feb',
  '#1283a8': 'colour.1283a8',
  '#0f8a80': 'colour.0f8a80',
  '#2e8b3d': 'colour.2e8b3d',
  '#7d7a1c': 'colour.7d7a1c',
  '#9c673f': 'colour.9c673f',
  '#d93a2f': 'colour.d93a2f',
  '#c93a86': 'colour.c93a86',
  '#8b5ad9': 'colour.8b5ad9',
  '#66758a': 'colour.66758a',
};

function ColourField({ organisation }: { readonly organisation: Organisation }) {
  const { run: change, problem } = useVerb(useStore((state) => state.changeOrganisation));
  return (
    <fieldset className={classes['colours']}>
      <legend>{t('settings.organisation_color')}</legend>
      <p className={frame['muted']}>{t('settings.organisation_color_hint')}</p>
      <div>
        {organisationColours.map((color) => (
          <label key={color} style={{ background: color, color: inkOn(color) }} title={t(names[color])}>
            <input
              type="radio"
              name="organisation-colour"
              checked={organisation.color === color}
              onChange={() => void change({ color })}
            />
            <VisuallyHidden>{t(names[color])}</VisuallyHidden>
            {organisation.color === color && <Icon name="check" size={24} />}
          </label>
        ))}
      </div>
      <ProblemBox problem={problem} />
    </fieldset>
  );
}
