import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { Organisation } from '../../src-shared/contract/common.ts';
import { inkOn } from '../contrast.ts';
import { currentOrganisation } from '../state/organisation.ts';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import { Icon } from './icons.tsx';
import classes from './organisation-mark.module.css';

/**
 * Whose labels these are: the name on its colour, always in sight; a list where the folder holds several. The sample
 * says so in letters and has hatched edges, so that nobody takes it for a real one, with or without colours.
 */
export function OrganisationMark() {
  const organisations = useStore((state) => state.organisations);
  const current = useStore(currentOrganisation);
  if (!current) return <div className={classes['mark']} />;
  const style = { background: current.color, color: inkOn(current.color) };
  const name = (
    <>
      {current.sample && <span className={classes['sample']}>{t('organisation.sample')}</span>}
      <strong className={classes['name']}>{current.name}</strong>
    </>
  );
  const hint = current.sample ? t('organisation.sample_hint', { name: current.name }) : current.name;
  if (organisations.length < 2) {
    return (
      <div className={classes['mark']} data-sample={current.sample || undefined} style={style} title={hint}>
        {name}
      </div>
    );
  }
  return (
    <Menu
      position="bottom-start"
      width={300}
      offset={0}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <UnstyledButton
          className={classes['mark'] ?? ''}
          data-sample={current.sample || undefined}
          style={style}
          title={hint}
        >
          <VisuallyHidden>{`${t('organisation.choose')}: `}</VisuallyHidden>
          {name}
          <Icon name="chevron" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {organisations.map((organisation) => (
          <Entry key={organisation.id} {...{ organisation }} current={organisation.id === current.id} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Entry({
  organisation: { id, name, color, sample },
  current,
}: {
  readonly organisation: Organisation;
  readonly current: boolean;
}) {
  const choose = useStore((state) => state.chooseOrganisation);
  return (
    <Menu.Item
      className={classes['entry'] ?? ''}
      leftSection={<span className={classes['colour']} style={{ background: color }} />}
      rightSection={current ? <Icon name="check" /> : null}
      onClick={() => choose(id)}
    >
      {name}
      {sample && <span className={classes['sampleWord']}>{t('organisation.sample')}</span>}
    </Menu.Item>
  );
}
