import type { LocalDate } from '../../../kernel/local-date.js';
import type { NotedKind } from './arc.js';
import { Random } from '../../../kernel/random.js';

/** Part of an engineer's day that moves no milestone. */
export interface DiaryEntry {
  readonly kind: NotedKind;
  readonly text: string;
  readonly minutes: number;
}

type Line = readonly [kind: NotedKind, text: string];

const LINES: readonly Line[] = [
  ['CALL', 'Weekly call: where we are, what comes next, who does it.'],
  ['CALL', 'Walked their developers through the error codes.'],
  ['CALL', 'Looked at a failing call together; a header was missing.'],
  ['MEETING', 'Planning with their team for the next two weeks.'],
  ['MEETING', 'Asked the product team about limits in production.'],
  ['MEETING', 'Went through the open risks with our own leads.'],
  ['NOTE', 'Answered questions on pagination and time zones.'],
  ['NOTE', 'Read their logs of the last days; nothing stands out.'],
  ['NOTE', 'Prepared test accounts for the next round.'],
  ['DECISION', 'Retries wait for a second and give up after five.'],
];
const MINUTES = [45, 60, 75, 90, 120, 150] as const;

/** Engagements that an engineer works on per day. */
const A_DAY = 2;

/** @returns an engineer's entries of a day, one per engagement; deterministic for the engineer and day */
export function diaryOf<E>(
  email: string,
  day: LocalDate,
  engagements: readonly E[],
): (readonly [E, DiaryEntry])[] {
  const random = new Random(`${email} ${day}`);
  const left = [...engagements];
  return Array.from({ length: Math.min(A_DAY, left.length) }, () => {
    const [engagement] = left.splice(random.below(left.length), 1);
    const [kind, text] = random.pick(LINES);
    return [engagement!, { kind, text, minutes: random.pick(MINUTES) }];
  });
}
