import { collectAllFaults } from '../../kernel/collect-faults.js';
import { toTypeId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import {
  appendProgress,
  assertCanChangeBlockers,
  assertCanChangeMilestones,
  assertCanPassBall,
  assertPassable,
  type EngagementEntity,
  writePass,
  saveEngagement,
} from '../engagements/index.js';
import {
  assertWorkDay,
  loadPlan,
  milestoneOf,
  type Moved,
  saveStatuses,
  type StatusChange,
  type StoredMilestone,
  updateForecast,
} from '../planning/index.js';
import { type BlockerChanges, blockerChangesOf, saveBlockerChanges } from './log-progress.blockers.js';
import type { LogProgressInput } from './log-progress.graphql.js';
import { statusChangesOf } from './log-progress.milestones.js';

/** The changes that an input of logProgress makes. */
export interface Work {
  /** In the engagement's time zone. */
  readonly day: LocalDate;
  readonly milestoneId: string | null;
  readonly statusChanges: readonly StatusChange[];
  /** The milestones in `statusChanges`, before the change. */
  readonly before: readonly StoredMilestone[];
  readonly blockers: BlockerChanges;
}

/** The UUIDs of what was written, and what moved. */
export interface SavedWork {
  readonly entry: string;
  readonly raised: readonly string[];
  readonly moved: readonly Moved[];
}

/**
 * Determines what the input changes; writes nothing.
 * @throws Refusal with all errors of the input
 */
export async function prepareWork(
  tx: Tx,
  engagement: EngagementEntity,
  input: LogProgressInput,
): Promise<Work> {
  const { milestoneId, passBallTo } = input;
  const { startedOn } = engagement;
  const today = todayOf(tx, engagement);
  const day = input.day ?? today;
  const plan = refersToPlan(input) ? await loadPlan(tx, engagement.id) : [];
  const [about, statusChanges, blockers] = await collectAllFaults(
    () => (milestoneId ? milestoneOf(plan, milestoneId, 'milestoneId').id : null),
    () => statusChangesOf(plan, input, day),
    () => blockerChangesOf(tx, input, { engagement, plan, today }),
    () => assertWorkDay(day, { today, startedOn }, 'day'),
    () => (passBallTo ? assertPassable(tx, engagement, passBallTo, 'passBallTo') : undefined),
  );
  const before = statusChanges.map(({ id }) => plan.find((milestone) => milestone.id === id)!);
  return { day, milestoneId: about, statusChanges, before, blockers };
}

/**
 * Checks the permissions to change milestones and blockers and to pass the ball, each needed in addition to the permission
 * to log.
 * @throws AppError FORBIDDEN, or Refusal if a reason is missing
 */
export async function assertCanApply(
  tx: Tx,
  viewer: Viewer,
  { id, ballParty }: EngagementEntity,
  { before, blockers }: Work,
  { reason, passBallTo }: LogProgressInput,
): Promise<void> {
  if (before.length > 0)
    await assertCanChangeMilestones(
      ...([tx, viewer, id] as const),
      before.map(({ party }) => party),
      reason,
    );
  const { raise, resolve } = blockers;
  if (raise.length + resolve.length > 0)
    await assertCanChangeBlockers(
      ...([tx, viewer, id] as const),
      [...raise, ...resolve].map(({ party }) => party),
    );
  if (passBallTo) await assertCanPassBall(tx, viewer, id, ballParty);
}

/** Whether the input may refer to the plan; most notes do not, and then it need not be loaded. */
function refersToPlan(input: LogProgressInput): boolean {
  const { milestoneId, startMilestoneIds, completeMilestoneIds, raise } = input;
  const lists = [startMilestoneIds, completeMilestoneIds, raise];
  return Boolean(milestoneId) || lists.some((list) => (list ?? []).length > 0);
}

/** Writes the entry and its changes, and updates the forecast if they can move a date. */
export async function saveWork(
  tx: Tx,
  viewer: Viewer,
  engagement: EngagementEntity,
  { kind, text, minutes, visibility, passBallTo, reason }: LogProgressInput,
  { day, milestoneId, statusChanges, blockers }: Work,
): Promise<SavedWork> {
  const entry = await appendProgress(tx, engagement, {
    ...{ kind, text, minutes, day, visibility, milestoneId },
    ...{ authorId: viewer.userId, authorName: viewer.name },
  });
  await saveStatuses(tx, statusChanges, reason ?? null);
  const raised = await saveBlockerChanges(tx, engagement, blockers);
  const also = passBallTo ? await writePass(tx, engagement, { to: passBallTo, reason: text }) : {};
  const mayMoveDates = statusChanges.length + blockers.raise.length + blockers.resolve.length > 0;
  if (mayMoveDates) {
    const action = 'engagement.log-progress';
    const { moved } = await updateForecast(tx, engagement, { action, touched: true, also });
    return { entry, raised, moved };
  }
  await saveEngagement(tx, engagement, also, true);
  return { entry, raised, moved: [] };
}

/** What is audited besides the input, with the API's ids. */
export function auditedWork(
  { day, statusChanges }: Work,
  { entry, raised }: SavedWork,
): Record<string, unknown> {
  return {
    ...{ day, entry: toTypeId('progressEntry', entry) },
    moves: statusesWithTypeIds(statusChanges),
    raised: raised.map((each) => toTypeId('blocker', each)),
  };
}

/** Statuses and actual days with the API's milestone ids, for `moves` in the audit log. */
export function statusesWithTypeIds(milestones: readonly StatusChange[]): StatusChange[] {
  return milestones.map(({ id, status, startedOn, completedOn }) => ({
    ...{ id: toTypeId('milestone', id), status, startedOn, completedOn },
  }));
}
