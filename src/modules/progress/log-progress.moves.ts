import { collectUserErrors } from '../../kernel/collect-user-errors.js';
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

const MOVES = {
  startMilestoneIds: started,
  completeMilestoneIds: completed,
} as const satisfies Record<string, typeof started>;
type MoveField = keyof typeof MOVES;

export type MoveInput = { readonly [field in MoveField]?: readonly string[] | null };

/**
 * The milestones to start and complete, each with its new state. A milestone in both lists starts and ends on `day`.
 * @throws Refusal with an error for each invalid list entry
 */
export function movesOf(
  plan: readonly StoredMilestone[],
  given: MoveInput,
  day: LocalDate,
): readonly StatusChange[] {
  const moved = new Map<string, StatusChange>();
  collectUserErrors(Object.keys(MOVES) as MoveField[], (name) =>
    collectUserErrors(atMost(MAX_MILESTONES, 'milestones', given[name], name), (typeId, index, ids) => {
      const field = `${name}.${index}`;
      if (ids.indexOf(typeId) !== index) refuse('INVALID', field, 'This milestone is listed twice.');
      const milestone = milestoneOf(plan, typeId, field);
      const state: MilestoneState = MOVES[name]({ ...milestone, ...moved.get(milestone.id) }, day, field);
      moved.set(milestone.id, { id: milestone.id, ...state });
    }),
  );
  return [...moved.values()];
}
