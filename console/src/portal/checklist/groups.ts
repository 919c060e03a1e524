import type { ResultOf } from '../../app/graphql/types';
import { STAGES } from '../../status/stages';
import type { PORTAL_CHECKLIST } from './page.graphql';

export type Shown = NonNullable<ResultOf<typeof PORTAL_CHECKLIST>['myIntegration']>;
export type Item = Shown['checklist'][number];

/** What an item means to the partner: evidence wanted now, with us, wanted in a later stage, or done. */
export type Group = 'wanted' | 'review' | 'later' | 'done';
export const GROUPS: readonly Group[] = ['wanted', 'review', 'later', 'done'];
/** Where evidence can be given although nothing is wanted, as to renew it. */
const PROVEN = ['SATISFIED', 'WAIVED'];

export function groupOf({ status, neededBy }: Item, stage: Shown['stage']): Group {
  if (status === 'SUBMITTED') return 'review';
  if (PROVEN.includes(status)) return 'done';
  const isLater = stage !== 'CLOSED' && placeOf(neededBy) > placeOf(stage);
  return isLater && status === 'MISSING' ? 'later' : 'wanted';
}

const placeOf = (stage: Shown['stage']): number => STAGES.findIndex((each) => each === stage);
