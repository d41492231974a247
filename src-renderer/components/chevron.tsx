import classes from './chevron.module.css';
import { Icon } from './icons.tsx';

/** At the end of what unfolds: it points to where its contents are. */
export function Chevron({ open }: { readonly open: boolean }) {
  return (
    <span className={classes['chevron']} data-open={open || undefined}>
      <Icon name="chevron" />
    </span>
  );
}
