import { refuse } from '../../../kernel/errors.js';
import { compareNames } from '../../../kernel/text.js';

/** How many baselines an engagement has at most, its first among them. */
export const MAX_BASELINES = 20;
/** What the baseline is called that is taken when an engagement starts. */
export const FIRST_BASELINE = 'Start';

/**
 * @param taken the names of those there are
 * @throws Refusal if there are enough, or one is called so whatever the case
 */
export function assertNewBaseline(taken: readonly string[], name: string): void {
  const same = taken.find((each) => compareNames(each, name) === 0);
  if (same !== undefined)
    refuse('ALREADY_EXISTS', 'name', `The engagement already has a baseline called ${same}.`);
  if (taken.length >= MAX_BASELINES)
    refuse('LIMIT_EXCEEDED', 'engagementId', `An engagement can have at most ${MAX_BASELINES} baselines.`);
}
