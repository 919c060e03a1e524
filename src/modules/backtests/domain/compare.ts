import { mondayOf } from '../../../kernel/local-date.js';
import type { Judgement } from './judge.js';

/** Weeks in which one of two models warned and the other did not. */
export interface Difference {
  readonly onlyModelWeeks: number;
  readonly onlyActiveWeeks: number;
}

/** Compares the weeks in which both models have a sample that counts. @returns null if they agree in all of them */
export function differenceOf(model: readonly Judgement[], active: readonly Judgement[]): Difference | null {
  const byWeek = new Map(active.map(({ day, isWarned }) => [mondayOf(day), isWarned]));
  const differing = model.filter(({ day, isWarned }) => byWeek.get(mondayOf(day)) === !isWarned);
  if (differing.length === 0) return null;
  const onlyModelWeeks = differing.filter(({ isWarned }) => isWarned).length;
  return { onlyModelWeeks, onlyActiveWeeks: differing.length - onlyModelWeeks };
}
