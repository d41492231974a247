import { useEffect, useRef, type ReactNode } from 'react';
import { Empty } from '../../components/empty.tsx';
import { Chevron } from '../../components/chevron.tsx';
import { Icon, type IconName } from '../../components/icons.tsx';
import orderClasses from '../../order/order.module.css';
import type { Part } from '../../state/printing.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { GoingPanel } from './going-panel.tsx';
import { ImportFile } from './import-file.tsx';
import { NewLot } from './new-lot.tsx';
import { OrderPanel } from './order-panel.tsx';
import { PackRefusal } from './pack-scan.tsx';
import { PresetTiles } from './preset-tiles.tsx';
import classes from './print.module.css';
import { useLiveCount } from './use-live-count.ts';
import { useOpenPart, useSubject } from './use-subject.ts';
import { useWithCatalog } from './use-with-catalog.ts';

/**
 * Where a shift begins. On the left what is printed: presets, a lot typed by hand, or a choice of everything. On the
 * right, always in its place, what comes of it and one large button.
 */
export function PrintScreen() {
  // Everything moves down when the tiles come, so nothing is there before, and nothing is asked that they wait for.
  const ready = useStore((state) => state.presets !== null);
  return ready ? <WhatAndOrder /> : null;
}

function WhatAndOrder() {
  const loadProducts = useStore((state) => state.loadProducts);
  useWithCatalog(loadProducts);
  useLiveCount();
  const part = useOpenPart();
  const subject = useSubject();
  const going = useStore((state) => state.going);
  const leave = useStore((state) => state.leavePrinting);
  useEffect(() => leave, [leave]);
  return (
    <div className={classes['screen']}>
      <PackRefusal subject={subject} />
      <div className={classes['columns']}>
        <div className={`${classes['what']} pr-scroll`}>
          <PresetTiles />
          <Section part="lot" open={part === 'lot'} icon="add" title={t('new.lot')} hint={t('lot.short')}>
            <NewLot />
          </Section>
          <Section
            part="choice"
            open={part === 'choice'}
            icon="sliders"
            title={t('print.choice')}
            hint={t('print.choice_hint')}
          >
            <ChoiceFields subject={subject} />
          </Section>
          <Section
            part="import"
            open={part === 'import'}
            icon="upload"
            title={t('new.import')}
            hint={t('print.import_hint')}
          >
            <ImportFile />
          </Section>
        </div>
        <aside className={orderClasses['panel']} aria-label={t('print.order')}>
          {going ? (
            <GoingPanel key={going.jobId} going={going} />
          ) : subject ? (
            <OrderPanel subject={subject} />
          ) : (
            <div className={classes['nothing']}>
              <Empty icon="printer" title={t('print.nothing')} hint={t('print.nothing_hint')} />
            </div>
          )}
        </aside>
      </div>
    </div>
  );
}

interface SectionProps {
  readonly part: Part;
  readonly open: boolean;
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}

/** One way to labels: a row that is pressed, and beneath it what belongs to it. */
function Section({ part, open, icon, title, hint, children }: SectionProps) {
  const openPart = useStore((state) => state.openPart);
  const follow = useStore((state) => state.follow);
  const id = `print-${part}`;
  const section = useRef<HTMLElement>(null);
  // What is opened comes into sight, and what a page begins with stays where it is.
  const was = useRef(open);
  useEffect(() => {
    if (open && !was.current) section.current?.scrollIntoView({ block: 'start' });
    was.current = open;
  }, [open]);
  return (
    <section ref={section} className={classes['section']} data-open={open || undefined}>
      <button
        type="button"
        className={classes['opener']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          follow(null);
          openPart(open ? 'presets' : part);
        }}
      >
        <Icon name={icon} size={24} />
        <span className={classes['openerText']}>
          <strong>{title}</strong>
          <small>{hint}</small>
        </span>
        <Chevron open={open} />
      </button>
      {open && (
        <div id={id} className={classes['inside']}>
          {children}
        </div>
      )}
    </section>
  );
}
