import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemBox } from '../components/problem-box.tsx';
import { useVerb } from '../components/use-verb.ts';
import { play } from '../sounds/play.ts';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import type { ScanRead } from './read-strokes.ts';
import { useScan } from './use-scan.ts';

/** Badges are at least so long. */
const shortestBadge = 6;

/**
 * What a scan means where no screen has a use for it: the label is found and shown. What is no label may be the badge
 * of somebody: it signs in where nobody is signed in, on every screen, and else asks first. Stands there once.
 */
export function DefaultScan() {
  const [badge, setBadge] = useState<string | null>(null);
  const nobody = useStore((state) => state.peopleOn && state.me === null);
  const take = (scan: ScanRead): void => void find(scan, setBadge);
  useScan(take);
  // Until somebody is signed in no screen can do anything with what it would take for its own.
  useScan(nobody ? (scan) => (mayBeBadge(scan) ? take(scan) : false) : null, { first: true });
  return badge === null ? null : <ChangePerson badge={badge} onClose={() => setBadge(null)} />;
}

function mayBeBadge({ scan, typed }: ScanRead): boolean {
  return scan.kind === 'text' && typed.trim().length >= shortestBadge;
}

async function find(scan: ScanRead, offer: (badge: string) => void): Promise<void> {
  const state = useStore.getState();
  const { text, others, typed } = scan;
  const badge = state.peopleOn && mayBeBadge(scan);
  if (badge && !(await state.lookUp([text]))) {
    // A badge is nobody's business: it is not left on the screen as something that was not found.
    state.showLabel(null);
    if (state.me !== null) return offer(typed);
    const outcome = await state.signIn({ badge: typed });
    if (!outcome.ok) state.report(t('people.sign_in'), outcome.problem);
    return;
  }
  state.go({ screen: 'labels' });
  if (badge || (await state.lookUp([text, ...others]))) return;
  // Heard, too: who scans looks at the pack and not at the screen.
  if (state.appearance.sound) void play('trouble', state.appearance.volume);
}

function ChangePerson({ badge, onClose }: { readonly badge: string; readonly onClose: () => void }) {
  const me = useStore((state) => state.me);
  const { run, busy, problem } = useVerb(useStore((state) => state.signIn));
  const change = async (): Promise<void> => {
    const outcome = await run({ badge });
    if (outcome.ok) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('scanner.badge_title')}
      closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
    >
      <Stack gap="lg">
        <Text>{t('scanner.badge_text', { name: me?.name ?? '' })}</Text>
        <ProblemBox problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('action.keep')}
          </Button>
          <Button loading={busy} onClick={() => void change()}>
            {t('scanner.badge_do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
