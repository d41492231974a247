import { Button, Group, SegmentedControl, Select, Switch } from '@mantine/core';
import { contrasts, schemes, volumes, type Appearance } from '../../state/appearance.ts';
import { useStore } from '../../state/store.ts';
import { play } from '../../sounds/play.ts';
import { soundNames } from '../../sounds/tones.ts';
import { changeLanguage, language, languages, type Language } from '../../texts/language.ts';
import { t } from '../../texts/t.ts';
import frame from '../../components/two-columns.module.css';
import classes from './settings.module.css';

/** What holds for this machine: language, colours, contrast, sounds, keys. Kept here and not in the data folder. */
export function WindowPanel() {
  const appearance = useStore((state) => state.appearance);
  const change = useStore((state) => state.changeAppearance);
  return (
    <section className={frame['card']} aria-label={t('window.title')}>
      <div>
        <h2>{t('window.title')}</h2>
        <p className={frame['muted']}>{t('window.hint')}</p>
      </div>
      <Select
        label={t('window.language')}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        value={language}
        onChange={(chosen) => {
          if (chosen !== null && chosen !== language) changeLanguage(chosen as Language);
        }}
      />
      <Choice
        label={t('window.scheme')}
        values={schemes}
        words={(value) => t(`window.scheme_${value}`)}
        value={appearance.scheme}
        onChange={(scheme) => change({ scheme })}
      />
      <Choice
        label={t('window.contrast')}
        values={contrasts}
        words={(value) => t(`window.contrast_${value}`)}
        value={appearance.contrast}
        onChange={(contrast) => change({ contrast })}
      />
      <Switch
        label={t('window.sound')}
        description={t('window.sound_hint')}
        checked={appearance.sound}
        onChange={(event) => change({ sound: event.currentTarget.checked })}
      />
      {appearance.sound && <Sounds appearance={appearance} change={change} />}
      <Switch
        label={t('window.single_keys')}
        description={t('window.single_keys_hint')}
        checked={appearance.singleKeys}
        onChange={(event) => change({ singleKeys: event.currentTarget.checked })}
      />
    </section>
  );
}

function Sounds({
  appearance,
  change,
}: {
  readonly appearance: Appearance;
  readonly change: (change: Partial<Appearance>) => void;
}) {
  return (
    <>
      <Choice
        label={t('window.volume')}
        values={volumes}
        words={(value) => t(`window.volume_${value}`)}
        value={appearance.volume}
        onChange={(volume) => change({ volume })}
      />
      <fieldset className={`${classes['choice']} ${classes['plain']}`}>
        <legend>{t('window.try')}</legend>
        <Group gap="xs">
          {soundNames.map((name) => (
            <Button key={name} variant="default" onClick={() => void play(name, appearance.volume)}>
              {t(`sound.${name}`)}
            </Button>
          ))}
        </Group>
      </fieldset>
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly values: readonly T[];
  readonly words: (value: T) => string;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, values, words, value, onChange }: ChoiceProps<T>) {
  return (
    <div className={classes['choice']}>
      <span>{label}</span>
      <SegmentedControl
        fullWidth
        aria-label={label}
        value={value}
        onChange={onChange}
        data={values.map((each) => ({ value: each, label: words(each) }))}
      />
    </div>
  );
}
