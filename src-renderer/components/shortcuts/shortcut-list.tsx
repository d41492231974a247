import { ActionIcon, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Fragment, useSyncExternalStore } from 'react';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { Icon } from '../icons.tsx';
import { openScreens } from '../../state/kiosk.ts';
import { ariaKeys, isCharacter, keysOf, type Keys } from './combination.ts';
import { shortcuts } from './registry.ts';
import { screenKeys, type ScreenKeys } from './screen-keys.ts';
import { useShortcut } from './use-shortcut.ts';
import classes from './shortcuts.module.css';

/** The button that shows what can be pressed here, also under `?` and F1. */
export function ShortcutHelp() {
  const [opened, { open, close }] = useDisclosure(false);
  useShortcut('F1', t('shortcuts.show'), open);
  useShortcut('?', t('shortcuts.show'), open);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={48}
        aria-label={t('shortcuts.show')}
        aria-keyshortcuts={ariaKeys('F1')}
        onClick={open}
      >
        <Icon name="keyboard" size={24} />
      </ActionIcon>
      <Modal
        opened={opened}
        onClose={close}
        title={t('shortcuts.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
      >
        <ShortcutList />
      </Modal>
    </>
  );
}

function ShortcutList() {
  const all = useSyncExternalStore(shortcuts.listen, shortcuts.all);
  const singleKeys = useStore((state) => state.appearance.singleKeys);
  const kiosk = useStore((state) => state.kiosk);
  const open = openScreens({ kiosk });
  const here = Object.values<ScreenKeys>(screenKeys).filter(({ screen }) => open.includes(screen));
  const ofOneScreen = (keys: Keys, text: string): boolean =>
    here.some((one) => one.keys === keys && t(one.text) === text);
  const everywhere = byText(
    all.filter(({ keys, text }) => (singleKeys || !isCharacter(keys)) && !ofOneScreen(keys, text)),
  );
  return (
    <>
      <dl className={classes['list']}>
        {everywhere.map(([text, ways]) => (
          <Line key={text} text={text} ways={ways} />
        ))}
      </dl>
      <h3 className={classes['part']}>{t('shortcuts.screens')}</h3>
      <dl className={classes['list']}>
        {here.map(({ screen, keys, text }) => (
          <Line
            key={`${screen} ${keys}`}
            text={t('shortcuts.on_screen', { screen: t(`nav.${screen}`), what: t(text) })}
            ways={[keys]}
          />
        ))}
      </dl>
      <p className={classes['hint']}>{t('shortcuts.hint')}</p>
    </>
  );
}

function Line({ text, ways }: { readonly text: string; readonly ways: readonly Keys[] }) {
  return (
    <div>
      <dt>{text}</dt>
      <dd>
        {ways.map((keys, index) => (
          <Fragment key={keys}>
            {index > 0 && <span>{t('shortcuts.or')}</span>}
            {keysOf(keys).map((key) => (
              <kbd key={key}>{nameOfKey(key)}</kbd>
            ))}
          </Fragment>
        ))}
      </dd>
    </div>
  );
}

/** One line for each thing that can be done; what is on top wins where keys are the same. */
function byText(all: ReturnType<typeof shortcuts.all>): [text: string, ways: Keys[]][] {
  const taken = new Set<Keys>();
  const lines = new Map<string, Keys[]>();
  for (const { keys, text } of all.toReversed()) {
    if (taken.has(keys)) continue;
    taken.add(keys);
    lines.set(text, [keys, ...(lines.get(text) ?? [])]);
  }
  return [...lines].toReversed();
}

function nameOfKey(key: string): string {
  switch (key) {
    case 'Alt':
      return t('key.alt');
    case 'Ctrl':
      return t('key.ctrl');
    case 'Enter':
      return t('key.enter');
    case 'Escape':
      return t('key.escape');
    default:
      return key;
  }
}
