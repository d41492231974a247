import { useState } from 'react';
import { useStore } from '../../state/store.ts';
import { Connecting } from './connecting.tsx';
import { Doors } from './doors.tsx';
import { FirstSheet } from './first-sheet.tsx';
import { FirstSheetOut } from './first-sheet-out.tsx';
import classes from './first-start.module.css';
import { useFirstPrinters } from './use-first-printers.ts';

/** An empty organisation: three doors, a printer, and the first sheet behind each of them. */
export function FirstStartScreen() {
  const step = useStore((state) => state.firstStep);
  // Looked for once, while somebody chooses a door.
  const printers = useFirstPrinters();
  const [printer, setPrinter] = useState<string | null>(null);
  const chosen = printers.places.find(({ key }) => key === printer) ?? printers.usual;
  const choice = { ...printers, chosen, choose: setPrinter };
  return (
    <div className={`${classes['screen']} pr-scroll`}>
      {step === null && <Doors choice={choice} />}
      {step === 'connect' && <Connecting />}
      {step === 'sheet' && <FirstSheet choice={choice} />}
      {step === 'out' && <FirstSheetOut />}
    </div>
  );
}
