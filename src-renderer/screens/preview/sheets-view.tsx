import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { t } from '../../texts/t.ts';
import { LabelPanel } from './label-panel.tsx';
import classes from './preview.module.css';
import type { Placing } from './placing.ts';
import { useLabels } from './use-labels.ts';
import { usePdf } from './use-pdf.ts';
import { Viewer } from './viewer.tsx';

export interface SheetsViewProps {
  readonly job: Job;
  /** How its labels come to lie on paper; none: as in the file. */
  readonly placing?: Placing | null;
  /** What stands beside the sheets as long as no label is looked at: the order to print, or how to get the file. */
  readonly aside: ReactNode;
  readonly asideName: string;
}

/** The sheets of a job, and beside them what is done with them or one label magnified. */
export function SheetsView({ job, placing = null, aside, asideName }: SheetsViewProps) {
  const opened = usePdf(job);
  const labels = useLabels(job, opened.pdf, placing);
  const [part, setPart] = useState<'aside' | 'label'>('aside');
  return (
    <div className={classes['screen']}>
      <Viewer
        opened={opened}
        paper={labels.paper}
        page={labels.page}
        onPage={labels.turn}
        picked={part === 'label' ? labels.picked : null}
        onTap={(x, y) => {
          labels.tap(x, y);
          setPart('label');
        }}
      />
      <div className={classes['beside']}>
        <SegmentedControl
          className={classes['parts'] ?? ''}
          fullWidth
          aria-label={t('preview.beside')}
          data={[
            { value: 'aside', label: asideName },
            { value: 'label', label: t('preview.one_label') },
          ]}
          value={part}
          onChange={(value) => setPart(value === 'label' ? 'label' : 'aside')}
        />
        {/* What was typed into the order stays while a label is looked at. */}
        <div className={classes['besidePart']} hidden={part !== 'aside'}>
          {aside}
        </div>
        {part === 'label' && opened.pdf.state === 'open' && (
          <LabelPanel
            document={opened.pdf.document}
            picked={labels.picked}
            source={labels.source}
            onBefore={labels.before}
            onAfter={labels.after}
          />
        )}
      </div>
    </div>
  );
}
