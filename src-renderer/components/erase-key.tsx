import { t } from '../texts/t.ts';
import { Icon } from './icons.tsx';
import classes from './number-pad.module.css';

export interface EraseKeyProps {
  readonly disabled?: boolean;
  readonly onErase: () => void;
}

/** The key of every pad that takes back what was entered last. */
export function EraseKey({ disabled = false, onErase }: EraseKeyProps) {
  return (
    <button
      type="button"
      className={classes['key']}
      aria-label={t('pad.erase')}
      disabled={disabled}
      onClick={onErase}
    >
      <Icon name="erase" size={24} />
    </button>
  );
}
