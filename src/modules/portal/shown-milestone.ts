import { isShownToPartner } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import type { StoredMilestone } from '../planning/index.js';
import type { Situation } from '../progress/index.js';

/**
 * @returns a milestone of a locked engagement
 * @throws Refusal NOT_FOUND if it does not exist or is not visible to partners
 */
export function shownMilestone(
  { planning: { plan } }: Situation,
  code: string,
  field: string,
): StoredMilestone {
  const milestone = plan.find((each) => each.code === code);
  if (milestone && isShownToPartner(milestone)) return milestone;
  return refuse('NOT_FOUND', field, 'Milestone not found.');
}
