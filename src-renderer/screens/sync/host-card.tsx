import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Facts } from '../../components/facts.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useAction, useVerb } from '../../components/use-verb.ts';
import { currentOrganisation } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import frame from '../../components/two-columns.module.css';

/** A host may have 253 characters. */
const wrapped = {
  root: { height: 'auto', maxWidth: '100%', paddingBlock: 8 },
  label: { whiteSpace: 'normal', overflowWrap: 'anywhere' },
} as const;

/** Which host Closient puts into its links, beside our own: 10,000 labels with a wrong link cannot be called back. */
export function HostCard({ seen }: { readonly seen: string | null }) {
  const own = useStore(currentOrganisation)?.digital_link_host ?? '';
  const calibration = useStore((state) => state.calibration);
  const hasProducts = useStore((state) => (state.sync?.sources ?? []).some(({ counts }) => counts.read > 0));
  const { run: read, busy, problem } = useVerb(useStore((state) => state.calibrateHost));
  const loadStation = useStore((state) => state.loadStation);
  const { run: save, busy: saving } = useAction(
    t('settings.not_saved'),
    useStore((state) => state.saveSetting),
  );
  const host = calibration?.seen_host ?? seen;
  // Once, as soon as there is a product to ask for, and again where what was kept differs: only a whole link says
  // whether its host can be taken over.
  const asked = useRef(false);
  const wanted = calibration === null && hasProducts && (host === null || host !== own);
  useEffect(() => {
    if (!wanted || asked.current) return;
    asked.current = true;
    void read();
  }, [wanted, read]);

  const isPath = hasPath(calibration?.seen_link ?? null);
  const take = async (): Promise<void> => {
    if (host === null) return;
    const outcome = await save('digital_link_host', host);
    if (outcome.ok) await loadStation();
  };
  return (
    <section className={frame['card']} aria-label={t('host.title')}>
      <div className={frame['head']}>
        <h2>{t('host.title')}</h2>
        <Button variant="default" loading={busy} onClick={() => void read()}>
          {t(host === null ? 'host.read' : 'host.read_again')}
        </Button>
      </div>
      <p className={frame['muted']}>{t('host.hint')}</p>
      <ProblemBox problem={problem} />
      {host === null && <p>{busy ? t('host.reading') : (calibration?.sentence ?? t('host.not_read'))}</p>}
      {host !== null && (
        <>
          <Facts
            rows={[
              [t('host.ours'), own],
              [t('host.theirs'), host],
              [t('host.link'), calibration?.seen_link ? <code>{calibration.seen_link}</code> : null],
            ]}
          />
          {host === own && !isPath ? (
            <NoteBox tone="good" said="in_a_pause">
              <span>{t('host.same')}</span>
            </NoteBox>
          ) : (
            <>
              <NoteBox tone="waiting" said="in_a_pause">
                <span>{isPath ? (calibration?.sentence ?? '') : t('host.differs')}</span>
              </NoteBox>
              {!isPath && calibration !== null && (
                <div>
                  <Button styles={wrapped} loading={saving} onClick={() => void take()}>
                    {t('host.take', { host })}
                  </Button>
                </div>
              )}
            </>
          )}
        </>
      )}
    </section>
  );
}

/** Labels made here carry a host only; theirs may carry a path before the GTIN, which cannot be taken over. */
function hasPath(link: string | null): boolean {
  return link !== null && URL.canParse(link) && !new URL(link).pathname.startsWith('/01/');
}
