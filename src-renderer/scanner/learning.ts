import type { Learned } from './learn.ts';
import type { Keyboard } from './keyboards.ts';
import { usualGapMs, longestGapMs, type ScannerProfile } from './profile.ts';
import { groupSeparator } from './decode.ts';

type Right = Extract<Learned, { kind: 'learned' }>;

/** How far the two symbols have been read. `wrong`: what the last scan was instead. */
export interface Lesson {
  readonly first: Right | null;
  readonly second: Right | null;
  /** The slowest pace so far, in ms. */
  readonly gapMs: number;
  readonly wrong: Exclude<Learned, Right> | null;
}

export const newLesson: Lesson = { first: null, second: null, gapMs: 0, wrong: null };

/** Takes the next scan. The second symbol has to be read right by a keyboard that read the first one right. */
export function learnNext(lesson: Lesson, learned: Learned, gapMs: number): Lesson {
  if (learned.kind !== 'learned') return { ...lesson, wrong: learned };
  const pace = Math.max(lesson.gapMs, gapMs);
  if (lesson.first === null) return { ...lesson, first: learned, gapMs: pace, wrong: null };
  return { ...lesson, second: learned, gapMs: pace, wrong: null };
}

/** What both symbols say together; null until both were read, or where no keyboard reads both. */
export function profileOfLesson({ first, second, gapMs }: Lesson, now: string): ScannerProfile | null {
  if (first === null || second === null) return null;
  const keyboard: Keyboard | undefined = first.keyboards.find((each) => second.keyboards.includes(each));
  if (keyboard === undefined) return null;
  return {
    keyboard,
    separator: first.separator ?? groupSeparator,
    aim: first.aim && second.aim,
    // Twice what was seen, and never tighter than usual: the next code may come over a busier line.
    gapMs: Math.min(longestGapMs, Math.max(usualGapMs, Math.ceil(gapMs * 2))),
    learnedAt: now,
  };
}
