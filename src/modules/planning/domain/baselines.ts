import { refuse } from '../../../kernel/errors.js';
import { compareNames } from '../../../kernel/text.js';

/** Per engagement, including the first. */
export const MAX_BASELINES = 20;
/** Name of the baseline taken when the engagement starts. */
export const FIRST_BASELINE = 'Start';

/**
 * @param taken the names of the existing baselines
 * @throws Refusal if the name is taken, ignoring case, or there are too many baselines
 */
export function assertNewBaseline(taken: readonly string[], name: string): void {
  const same = taken.find((each) => compareNames(each, name) === 0);
  if (same !== undefined)
    refuse('ALREADY_EXISTS', 'name', `The engagement already has a baseline called ${same}.`);
  if (taken.length >= MAX_BASELINES)
    refuse('LIMIT_EXCEEDED', 'engagementId', `An engagement can have at most ${MAX_BASELINES} baselines.`);
}
