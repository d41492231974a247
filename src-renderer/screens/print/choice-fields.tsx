import type { Subject } from './use-subject.ts';
import { LookFields } from './look-fields.tsx';
import { MakeFields } from './make-fields.tsx';
import { SelectionRows } from './selection-rows.tsx';
import { WhatFields } from './what-fields.tsx';
import classes from './print.module.css';

/** Everything there is to choose: which labels, on what, and the first of them. */
export function ChoiceFields({ subject }: { readonly subject: Subject | null }) {
  return (
    <div className={classes['choice']}>
      <WhatFields />
      <MakeFields />
      {subject?.make === 'sheet_pdf' && <LookFields />}
      <SelectionRows />
    </div>
  );
}
