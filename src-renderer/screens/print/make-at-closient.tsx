import type { LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';

/** The same labels drawn at Closient: only where it is connected, and only after its warning was read. */
export function MakeAtClosient({ request }: { readonly request: LabelExportSubmit | null }) {
  const connected = useStore((state) => state.sync?.connection != null);
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  const { run: submit, busy, problem } = useVerb(useStore((state) => state.submitRemoteJob));
  if (!connected) return null;
  const make = async (): Promise<void> => {
    if (!request) return;
    const outcome = await submit(request);
    if (!outcome.ok) return;
    select({ kind: 'job', id: outcome.value.job_id });
    go({ screen: 'queue' });
  };
  const sheets = request?.export_type === 'sheet_pdf';
  return (
    <>
      <ProblemBox problem={problem} />
      <ConfirmButton
        fullWidth
        disabled={request === null}
        loading={busy}
        question={t('remote.question')}
        consequence={sheets ? `${t('remote.consequence')} ${t('remote.choice')}` : t('remote.consequence')}
        doIt={t('remote.do')}
        onConfirm={() => void make()}
      >
        {t('remote.make')}
      </ConfirmButton>
    </>
  );
}
