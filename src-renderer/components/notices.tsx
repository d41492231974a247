import { CloseButton } from '@mantine/core';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import { ProblemBox } from './problem-box.tsx';
import classes from './notices.module.css';

/** Errors of actions that have no form of their own. They stay until somebody takes them away. */
export function Notices() {
  const notices = useStore((state) => state.notices);
  const dismiss = useStore((state) => state.dismiss);
  if (notices.length === 0) return null;
  return (
    <section className={classes['stack']} aria-label={t('notice.name')}>
      {notices.map(({ id, title, problem }) => (
        <ProblemBox
          key={id}
          title={title}
          problem={problem}
          action={<CloseButton size={48} aria-label={t('notice.dismiss')} onClick={() => dismiss(id)} />}
        />
      ))}
    </section>
  );
}
