import { Select } from '@mantine/core';
import type { Organisation } from '../../src-shared/contract/common.ts';
import { currentOrganisation } from '../state/organisation.ts';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import classes from './organisation-mark.module.css';

/** Whose labels these are: name and colour, always in sight; a list where the folder holds several. */
export function OrganisationMark() {
  const organisations = useStore((state) => state.organisations);
  const current = useStore(currentOrganisation);
  const choose = useStore((state) => state.chooseOrganisation);
  if (!current) return null;
  return (
    <div className={classes['mark']}>
      <span className={classes['colour']} style={{ background: current.color }} />
      {organisations.length > 1 ? (
        <Select
          aria-label={t('organisation.choose')}
          className={classes['select'] ?? ''}
          data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          value={current.id}
          onChange={(id) => {
            if (id !== null) choose(id);
          }}
        />
      ) : (
        <strong className={classes['name']} title={current.name}>
          {current.name}
        </strong>
      )}
      {current.sample && <SampleSign organisation={current} />}
    </div>
  );
}

function SampleSign({ organisation }: { readonly organisation: Organisation }) {
  return (
    <span className={classes['sample']} title={t('organisation.sample_hint', { name: organisation.name })}>
      {t('organisation.sample')}
    </span>
  );
}
