import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { FoundPrinterEntry } from '../../../src-shared/contract/printers.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';

/** Printers that can be seen from here, each taken into the form with one press. */
export function FoundPrinters({ onTake }: { readonly onTake: (printer: FoundPrinterEntry) => void }) {
  const [found, setFound] = useState<readonly FoundPrinterEntry[] | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { run, busy, problem } = useVerb(useStore((state) => state.discoverPrinters));
  const look = async (): Promise<void> => {
    const outcome = await run();
    if (!outcome.ok) return;
    setFound(outcome.value.printers.filter((printer) => printer.added_as === null));
    setProblems(outcome.value.problems);
  };
  return (
    <Stack gap="xs">
      <Button variant="default" loading={busy} onClick={() => void look()}>
        {t('printers.look')}
      </Button>
      <ProblemBox problem={problem} />
      {found?.length === 0 && <Text size="sm">{t('printers.none_found')}</Text>}
      {found?.map((printer) => (
        <Group key={`${printer.driver} ${printer.uri}`} justify="space-between" wrap="nowrap">
          <Stack gap={0}>
            <Text>{printer.name}</Text>
            <Text size="sm" c="dimmed">
              {[t(`driver.${printer.driver}`), printer.note].filter((part) => part !== null).join(' · ')}
            </Text>
          </Stack>
          <Button variant="default" onClick={() => onTake(printer)}>
            {t('printers.take')}
          </Button>
        </Group>
      ))}
      {problems.map((sentence) => (
        <Text size="sm" key={sentence}>
          {sentence}
        </Text>
      ))}
    </Stack>
  );
}
