import { collectAllFaults } from '../../kernel/collect-faults.js';
import type { Party } from '../../kernel/enums.js';
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
  type EngagementTeam,
  writePass,
  saveEngagement,
} from '../engagements/index.js';
import {
  assertWorkDay,
  milestoneOf,
  type Moved,
  saveStatuses,
  type StatusChange,
  type StoredMilestone,
  updateForecastFrom,
} from '../planning/index.js';
import {
  type BlockerChanges,
  blockerChangesOf,
  NO_BLOCKERS,
  saveBlockerChanges,
} from './log-progress.blockers.js';
import type { LoggedOn } from './log-progress.facts.js';
import type { LogProgressInput } from './log-progress.graphql.js';
import { statusChangesOf } from './log-progress.milestones.js';
import { planningAfter } from './situation.js';

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
 * Determines what the input changes.
 * @param on null if the input refers to nothing
 * @throws Refusal with all errors of the input
 */
export async function prepareWork(
  tx: Tx,
  engagement: EngagementEntity,
  on: LoggedOn | null,
  input: LogProgressInput,
): Promise<Work> {
  const { milestoneId, passBallTo } = input;
  const { startedOn } = engagement;
  const today = todayOf(tx, engagement);
  const day = input.day ?? today;
  const plan = on?.planning.plan ?? [];
  const [about, statusChanges, blockers] = await collectAllFaults(
    () => (milestoneId ? milestoneOf(plan, milestoneId, 'milestoneId').id : null),
    () => statusChangesOf(plan, input, day),
    () => (on ? blockerChangesOf(engagement, input, on, today) : NO_BLOCKERS),
    () => assertWorkDay(day, { today, startedOn }, 'day'),
    () => (passBallTo && on ? assertPassable(engagement, on.ball, passBallTo, 'passBallTo') : undefined),
  );
  const before = statusChanges.map(({ id }) => plan.find((milestone) => milestone.id === id)!);
  return { day, milestoneId: about, statusChanges, before, blockers };
}

/**
 * Checks the permissions to change milestones and blockers and to pass the ball, each needed in addition to the permission
 * to log.
 * @throws AppError FORBIDDEN, or Refusal if a reason is missing
 */
export function assertCanApply(
  viewer: Viewer,
  team: EngagementTeam,
  { ballParty }: EngagementEntity,
  { before, blockers }: Work,
  { reason, passBallTo }: LogProgressInput,
): void {
  const partiesOf = (those: readonly { readonly party: Party }[]) => those.map(({ party }) => party);
  if (before.length > 0) assertCanChangeMilestones(viewer, team, partiesOf(before), reason);
  const { raise, resolve } = blockers;
  if (raise.length + resolve.length > 0)
    assertCanChangeBlockers(viewer, team, partiesOf([...raise, ...resolve]));
  if (passBallTo) assertCanPassBall(viewer, team, ballParty);
}

/** Writes the entry and its changes, and updates the forecast if they can move a date. */
export async function saveWork(
  tx: Tx,
  viewer: Viewer,
  engagement: EngagementEntity,
  on: LoggedOn | null,
  { kind, text, minutes, visibility, passBallTo, reason }: LogProgressInput,
  { day, milestoneId, statusChanges, blockers }: Work,
): Promise<SavedWork> {
  const entry = await appendProgress(tx, engagement, {
    ...{ kind, text, minutes, day, visibility, milestoneId },
    ...{ authorId: viewer.userId, authorName: viewer.name },
  });
  await saveStatuses(tx, statusChanges, reason ?? null);
  const raised = await saveBlockerChanges(tx, engagement, blockers);
  const also =
    passBallTo && on ? await writePass(tx, engagement, on.ball, { to: passBallTo, reason: text }) : {};
  const { raise, resolve } = blockers;
  if (on && statusChanges.length + raise.length + resolve.length > 0) {
    const resolved = resolve.map(({ id }) => id);
    const planning = planningAfter(on, { statuses: statusChanges, raised: raise, resolved });
    const options = {
      action: 'engagement.log-progress',
      today: todayOf(tx, engagement),
      touched: true,
      also,
    };
    const { moved } = await updateForecastFrom(tx, engagement, planning, options);
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
