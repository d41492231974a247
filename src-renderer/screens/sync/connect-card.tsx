import { Button, Group, PasswordInput, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { ConnectionReport } from '../../../src-shared/contract/sync.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import frame from '../../components/two-columns.module.css';
import classes from './sync.module.css';

const usualAddress = 'https://www.closient.com';

/** The door of an organisation that is not connected: address and key, tried before they are kept. */
export function ConnectCard() {
  return (
    <section className={frame['card']} aria-label={t('connect.title')}>
      <h2>{t('connect.title')}</h2>
      <p className={frame['muted']}>{t('connect.hint')}</p>
      <ConnectForm url={usualAddress} />
    </section>
  );
}

/** In its place for the sample organisation, which the host refuses to connect. */
export function SampleCard() {
  return (
    <section className={frame['card']} aria-label={t('connect.title')}>
      <h2>{t('connect.title')}</h2>
      <p>{t('connect.sample')}</p>
    </section>
  );
}

/** @param props.url the address to begin with. @param props.onDone called once it is connected. */
export function ConnectForm({ url, onDone }: { readonly url: string; readonly onDone?: () => void }) {
  const [address, setAddress] = useState(url);
  const [key, setKey] = useState('');
  const [organisation, setOrganisation] = useState<string | null>(null);
  const [report, setReport] = useState<ConnectionReport | null>(null);
  const test = useVerb(useStore((state) => state.testConnection));
  const connect = useVerb(useStore((state) => state.connect));
  const ready = address.trim() !== '' && key.trim() !== '';
  const request = { url: address.trim(), key: key.trim(), remote_organization_id: organisation };

  const tried = async (verb: typeof test): Promise<void> => {
    setReport(null);
    const outcome = await verb.run(request);
    if (!outcome.ok) return;
    setReport(outcome.value);
    if (verb === connect && outcome.value.ok) onDone?.();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) void tried(connect);
  };
  const typed = (take: () => void): void => {
    take();
    setReport(null);
    setOrganisation(null);
  };
  const several = report?.remote_organizations ?? [];
  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        label={t('connect.address')}
        value={address}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget: { value } }) => typed(() => setAddress(value))}
      />
      <PasswordInput
        label={t('connect.key')}
        description={t('connect.key_hint')}
        value={key}
        maxLength={500}
        // No browser should offer to keep it.
        autoComplete="new-password"
        rightSectionWidth={50}
        visibilityToggleButtonProps={{
          'aria-label': t('connect.key_show'),
          tabIndex: 0,
          style: { width: 'var(--pr-touch)', height: 'var(--pr-touch)' },
        }}
        onChange={({ currentTarget: { value } }) => typed(() => setKey(value))}
      />
      {several.length > 1 && (
        <Select
          label={t('connect.organisation')}
          placeholder={t('connect.choose')}
          data={several.map(({ id, name }) => ({ value: id, label: name }))}
          value={organisation}
          onChange={setOrganisation}
        />
      )}
      {report && <Report report={report} mustChoose={several.length > 1 && organisation === null} />}
      <ProblemBox problem={connect.problem ?? test.problem} />
      <Group>
        <Button type="submit" disabled={!ready} loading={connect.busy}>
          {t('connect.do')}
        </Button>
        <Button variant="default" disabled={!ready} loading={test.busy} onClick={() => void tried(test)}>
          {t('connect.test')}
        </Button>
      </Group>
    </form>
  );
}

function Report({ report, mustChoose }: { readonly report: ConnectionReport; readonly mustChoose: boolean }) {
  const { ok, sentence, key_warning: key, clock_warning: clock } = report;
  const tone = mustChoose ? 'waiting' : ok ? 'good' : 'trouble';
  const title = t(mustChoose ? 'connect.which' : ok ? 'connect.works' : 'connect.fails');
  return (
    <>
      <NoteBox tone={tone} title={title} said={tone === 'trouble' ? 'at_once' : 'in_a_pause'}>
        <span>{mustChoose ? t('connect.which_hint') : sentence}</span>
      </NoteBox>
      <Warnings sentences={[key, sentence.includes(clock ?? '') ? null : clock]} />
    </>
  );
}

/** What looks wrong with key and clock, where it works all the same. */
export function Warnings({ sentences }: { readonly sentences: readonly (string | null)[] }) {
  return sentences
    .filter((sentence) => sentence !== null)
    .map((sentence) => (
      <NoteBox key={sentence} tone="waiting">
        <span>{sentence}</span>
      </NoteBox>
    ));
}
