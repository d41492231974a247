import { SegmentedControl, Select } from '@mantine/core';
import { exportTypes, type ExportType } from '../../../src-shared/models/export-types.ts';
import { formatOf, formatsOf } from '../../state/draft.ts';
import { useStore } from '../../state/store.ts';
import { makeWords } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import classes from './print.module.css';

/** The usual one first. */
const choices: readonly ExportType[] = ['sheet_pdf', ...exportTypes.filter((type) => type !== 'sheet_pdf')];

/** What is made: label sheets to print, or symbols as files. */
export function MakeFields() {
  const draft = useStore((state) => state.draft);
  const change = useStore((state) => state.changeDraft);
  const formats = formatsOf(draft.make);
  return (
    <section className={classes['group']} aria-label={t('new.what_made')}>
      <div className={classes['head']}>
        <h2>{t('new.what_made')}</h2>
        <Select
          className={classes['wide'] ?? ''}
          aria-label={t('new.what_made')}
          data={choices.map((make) => ({ value: make, label: t(makeWords[make]) }))}
          value={draft.make}
          onChange={(value) =>
            change({ make: choices.find((make) => make === value) ?? 'sheet_pdf', format: null })
          }
        />
      </div>
      {draft.make !== 'sheet_pdf' && (
        <div className={classes['head']}>
          <p className={classes['hint']}>{t('new.archive_hint')}</p>
          {formats.length > 1 && (
            <SegmentedControl
              className={classes['fixed'] ?? ''}
              aria-label={t('new.format')}
              value={formatOf(draft) ?? ''}
              onChange={(value) => change({ format: formats.find((format) => format === value) ?? null })}
              data={formats.map((format) => ({ value: format, label: format.toUpperCase() }))}
            />
          )}
        </div>
      )}
    </section>
  );
}
