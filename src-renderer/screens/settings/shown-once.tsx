import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../texts/t.ts';
import frame from '../../components/two-columns.module.css';
import classes from './settings.module.css';

/** A new key with a button that copies it. Whoever closes this has it or needs another one. */
export function ShownOnce({ text, onDone }: { readonly text: string; readonly onDone: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  // The form that was here took the focus with it.
  useEffect(() => field.current?.focus(), []);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The window may not write to the clipboard; the key stays selected for the keyboard.
      setCopied(false);
    }
  };
  return (
    <Stack gap="md">
      <p>{t('keys.once')}</p>
      <div className={classes['once']}>
        <TextInput
          ref={field}
          className={classes['grow'] ?? ''}
          label={t('keys.key')}
          value={text}
          readOnly
          classNames={{ input: classes['mono'] ?? '' }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void copy()}>{t('keys.copy')}</Button>
      </div>
      <output className={frame['muted']}>
        {copied === true && t('keys.copied')}
        {copied === false && t('keys.copy_by_hand')}
      </output>
      <Group justify="flex-end">
        <Button variant={copied === null ? 'default' : 'filled'} onClick={onDone}>
          {t('keys.done')}
        </Button>
      </Group>
    </Stack>
  );
}
