import { collectFaults } from '../../kernel/collect-faults.js';
import { atMost, refuse } from '../../kernel/errors.js';
import type { LocalDate } from '../../kernel/local-date.js';
import {
  started,
  completed,
  milestoneOf,
  type MilestoneState,
  type StatusChange,
  type StoredMilestone,
} from '../planning/index.js';

const MAX_MILESTONES = 50;

const STATE_AFTER = {
  startMilestoneIds: started,
  completeMilestoneIds: completed,
} as const satisfies Record<string, typeof started>;
type MilestoneField = keyof typeof STATE_AFTER;

export type MilestonesInput = { readonly [field in MilestoneField]?: readonly string[] | null };

/**
 * The milestones to start and complete, each with its new state. A milestone in both lists starts and ends on `day`.
 * @throws Refusal with an error for each invalid list entry
 */
export function statusChangesOf(
  plan: readonly StoredMilestone[],
  given: MilestonesInput,
  day: LocalDate,
): readonly StatusChange[] {
  const changed = new Map<string, StatusChange>();
  collectFaults(Object.keys(STATE_AFTER) as MilestoneField[], (name) =>
    collectFaults(atMost(MAX_MILESTONES, 'milestones', given[name], name), (typeId, index, ids) => {
      const field = `${name}.${index}`;
      if (ids.indexOf(typeId) !== index) refuse('INVALID', field, 'This milestone is listed twice.');
      const milestone = milestoneOf(plan, typeId, field);
      const state: MilestoneState = STATE_AFTER[name](
        { ...milestone, ...changed.get(milestone.id) },
        day,
        field,
      );
      changed.set(milestone.id, { id: milestone.id, ...state });
    }),
  );
  return [...changed.values()];
}
