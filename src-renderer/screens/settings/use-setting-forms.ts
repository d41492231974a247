import { useEffect } from 'react';
import { useStore } from '../../state/store.ts';

/** Limits and defaults do not change while the page lives. */
export function useSettingForms(): void {
  const known = useStore((state) => state.settingForms.length > 0);
  const load = useStore((state) => state.loadSettingForms);
  const report = useStore((state) => state.reportLoading);
  useEffect(() => {
    if (known) return;
    void load().then((outcome) => {
      if (!outcome.ok) report(outcome.problem);
    });
  }, [known, load, report]);
}
