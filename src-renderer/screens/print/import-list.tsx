import { VisuallyHidden } from '@mantine/core';
import type { ImportBatch } from '../../../src-shared/contract/catalog.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant, formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import own from './import.module.css';
import classes from './print.module.css';
import { useWithCatalog } from './use-with-catalog.ts';

/** Former imports. Each can be taken back while nothing of it is printed; the host says so where it is too late. */
export function ImportList() {
  const imports = useStore((state) => state.imports);
  const loadImports = useStore((state) => state.loadImports);
  useWithCatalog(loadImports);
  return (
    <section className={classes['group']} aria-label={t('import.list')}>
      <h2>{t('import.list')}</h2>
      {imports.length === 0 ? (
        <p className={classes['hint']}>{t('import.list_empty')}</p>
      ) : (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('column.file')}</th>
              <th scope="col">{t('column.when')}</th>
              <th scope="col">{t('column.created')}</th>
              <th scope="col">{t('column.updated')}</th>
              <th scope="col">{t('column.rejected')}</th>
              <th scope="col">
                <VisuallyHidden>{t('column.undo')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {imports.map((batch) => (
              <tr key={batch.batch}>
                <td>{batch.file_name}</td>
                <td>{formatInstant(batch.created_at)}</td>
                <td>{formatNumber(batch.created)}</td>
                <td>{formatNumber(batch.updated)}</td>
                <td>{formatNumber(batch.rejected_count)}</td>
                <td className={own['undo']}>
                  <Undo batch={batch} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Undo({ batch }: { readonly batch: ImportBatch }) {
  const undoImport = useStore((state) => state.undoImport);
  const { run: undo, busy } = useAction(t('import.undo_failed'), undoImport);
  if (batch.undone_at !== null) {
    return (
      <span className={classes['hint']}>{t('import.undone', { when: formatInstant(batch.undone_at) })}</span>
    );
  }
  return (
    <ConfirmButton
      loading={busy}
      question={t('import.undo_question', { count: batch.created, file: batch.file_name })}
      consequence={
        batch.updated > 0 ? t('import.undo_updated', { count: batch.updated }) : t('import.undo_consequence')
      }
      doIt={t('import.undo_do', { count: batch.created })}
      onConfirm={() => void undo(batch.batch)}
    >
      {t('import.undo')}
    </ConfirmButton>
  );
}
