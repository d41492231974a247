import { useEffect } from 'react';
import { valuesOf } from '../state/live-list.ts';
import { useStore } from '../state/store.ts';
import type { State } from '../state/store.ts';
import { openAlarms } from '../state/sync.ts';
import { play } from './play.ts';
import { nothingSeen, signalsOf } from './signals.ts';
import { worstOf } from './tones.ts';

/** Long enough to be read from the next machine. */
const shownMs = 12_000;

/** Listens to what becomes of runs and alarms, and makes it heard and seen. Once, in the window itself. */
export function useSignals(): void {
  useEffect(() => {
    let seen = nothingSeen;
    let organisationId: string | null = null;
    const look = (state: State, before?: State): void => {
      if (before && state.runs === before.runs && state.sync === before.sync) return;
      if (state.organisationId !== organisationId) {
        organisationId = state.organisationId;
        seen = nothingSeen;
      }
      const news = signalsOf(
        seen,
        state.runsLoaded ? valuesOf(state.runs) : null,
        state.sync ? openAlarms(state.sync.alarms) : null,
      );
      seen = news.seen;
      const worst = worstOf(news.signals.map(({ sound }) => sound));
      if (worst === null) return;
      const { appearance, showSignal } = state;
      const last = news.signals.findLast(({ sound }) => sound === worst);
      if (last) showSignal(last);
      // What is wrong stays until somebody has dealt with it.
      if (worst === 'done') {
        setTimeout(() => {
          if (useStore.getState().signal === last) showSignal(null);
        }, shownMs);
      }
      if (appearance.sound) void play(worst, appearance.volume);
    };
    look(useStore.getState());
    return useStore.subscribe(look);
  }, []);
}
