import type { Milestone, Stage, Status } from './types';

/** In their order; CLOSED is no stage that anybody works in. */
export const STAGES = ['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION'] as const;

export type Reached = 'done' | 'now' | 'later';

/** How far a stage is from the current one. */
export function reached(stage: (typeof STAGES)[number], current: Stage): Reached {
  if (current === 'CLOSED') return 'done';
  const distance = STAGES.indexOf(stage) - STAGES.indexOf(current);
  return distance < 0 ? 'done' : distance === 0 ? 'now' : 'later';
}

/** Whether it has gone live; its go-live date is then the actual one. */
export const isLive = ({ stage, status }: Pick<Status, 'stage' | 'status'>): boolean =>
  status !== 'CANCELLED' && (stage === 'ADOPTION' || stage === 'CLOSED');

/** Milestones in plan order under their stages, without stages that have none. */
export const byStage = (milestones: readonly Milestone[]) =>
  STAGES.map((stage) => ({ stage, milestones: milestones.filter((each) => each.stage === stage) })).filter(
    ({ milestones: some }) => some.length > 0,
  );

/** @returns the earliest due date of what one side has to do; null if nothing has one */
export const firstDue = (steps: readonly { readonly dueOn: string | null }[]): string | null =>
  steps.reduce<string | null>(
    (first, { dueOn }) => (dueOn !== null && (first === null || dueOn < first) ? dueOn : first),
    null,
  );
