import type { EngagementStage, MilestoneStatus, Party, Visibility } from '../../kernel/enums.js';
import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { plainRow, type Query, run } from '../../platform/database/read-together.js';
import { preparedQuery, query, type Tx, write } from '../../platform/database/tx.js';
import { insertOf, updateOf, type Write } from '../../platform/database/write.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { isOpenBlocker } from '../engagements/index.js';
import type { MilestoneDependency, PlanMilestone } from './domain/plan.js';
import { MilestoneEntity, MilestoneHistoryEntity, MilestoneLinkEntity } from './milestone.entity.js';

/** A milestone as stored, with all that scheduling needs. */
export interface StoredMilestone extends PlanMilestone {
  readonly title: string;
  readonly party: Party;
  readonly stage: EngagementStage;
  readonly visibility: Visibility;
  readonly assignee: string | null;
  readonly version: number;
  readonly forecastStartOn: LocalDate | null;
  readonly forecastDueOn: LocalDate | null;
  readonly floatDays: number | null;
  /** Whether calls prove it. */
  readonly hasUsageProof: boolean;
  readonly statusSetByHand: boolean;
}

/** A milestone's new status, with its actual days. */
export interface StatusChange {
  readonly id: string;
  readonly status: MilestoneStatus;
  readonly startedOn: LocalDate | null;
  readonly completedOn: LocalDate | null;
}

/**
 * The milestones of an engagement in plan order, with their dependencies and the latest commitment date of their open
 * blockers.
 * @param engagement SQL of its id
 */
export const planRows = (engagement: string): string => `
  select m.id, m.code, m.title, m.stage, m.party, m.visibility, m.assignee, m.weight, m.required,
    m.status, m.version,
    m.is_go_live as "isGoLive",
    m.duration_days as "durationDays",
    m.float_days as "floatDays",
    m.usage_proof is not null as "hasUsageProof",
    m.status_set_by_hand as "statusSetByHand",
    m.not_before_on::text as "notBeforeOn",
    m.started_on::text as "startedOn",
    m.completed_on::text as "completedOn",
    m.baseline_start_on::text as "baselineStartOn",
    m.latest_baseline_due_on::text as "latestBaselineDueOn",
    m.forecast_start_on::text as "forecastStartOn",
    m.forecast_due_on::text as "forecastDueOn",
    commitment.day::text as "commitmentOn",
    coalesce(link.links, '[]') as "dependsOn"
  from milestone m -- milestone_in_order
  left join (
    select b.milestone_id, max(b.commitment_on) as day from blocker b -- blocker_open
    where b.engagement_id = ${engagement} and ${toSql(isOpenBlocker(sql`b`))} group by b.milestone_id
  ) commitment on commitment.milestone_id = m.id
  left join (
    select l.milestone_id, json_agg(json_build_object('id', l.depends_on_id, 'lagDays', l.lag_days)) as links
    from milestone_link l -- milestone_link_of_engagement
    where l.engagement_id = ${engagement} group by l.milestone_id
  ) link on link.milestone_id = m.id
  where m.engagement_id = ${engagement}
  order by m.position`;

/** The whole plan of an engagement. Days are text, because a JavaScript Date could shift them into another time zone. */
export const planQuery = (engagementId: string): Query<StoredMilestone> => ({
  ...{ name: 'plan', text: planRows('$1'), values: [engagementId], fromJson: plainRow },
});

export function loadPlan(tx: Tx, engagementId: string): Promise<StoredMilestone[]> {
  return run(tx, planQuery(engagementId));
}

/** @returns the engagement of a milestone, which never changes; null if there is none */
export async function engagementIdOf(tx: Tx, milestoneId: string): Promise<string | null> {
  const text = 'select engagement_id as "engagementId" from milestone where id = $1';
  const [found] = await preparedQuery<{ engagementId: string }>(tx, 'engagement_of_milestone', text, [
    milestoneId,
  ]);
  return found?.engagementId ?? null;
}

/** Inserts milestones with their links and first history rows. */
export async function insertPlan(
  tx: Tx,
  milestones: readonly MilestoneEntity[],
  links: readonly MilestoneLinkEntity[],
): Promise<void> {
  await tx.db.insert(MilestoneEntity, [...milestones]);
  await tx.db.insert(MilestoneLinkEntity, [...links]);
  await recordStatus(
    tx,
    milestones.map((milestone) => ({ ...milestone, reason: null })),
  );
}

/** Increments the position of all milestones from `position` on, to make room for a new one. */
export async function shiftPositions(tx: Tx, engagementId: string, position: number): Promise<void> {
  await query(
    tx,
    'update milestone set position = position + 1 where engagement_id = $1 and position >= $2',
    [engagementId, position],
  );
}

/** Writes statuses and actual days with their history, and increments the versions. */
export async function saveStatuses(
  tx: Tx,
  changes: readonly StatusChange[],
  reason: string | null = null,
): Promise<void> {
  await writeStatuses(
    tx,
    changes.map((change) => ({ ...change, reason })),
    { byProof: false },
  );
}

/** The same for statuses that follow from usage proofs, each with its own reason. */
export async function saveProvedStatuses(
  tx: Tx,
  changes: readonly (StatusChange & { readonly reason: string })[],
): Promise<void> {
  await writeStatuses(tx, changes, { byProof: true });
}

async function writeStatuses(
  tx: Tx,
  changes: readonly ExplainedChange[],
  { byProof }: { readonly byProof: boolean },
): Promise<void> {
  if (changes.length === 0) return;
  const given = JSON.stringify(changes);
  await write(tx, {
    table: 'milestone',
    text: (bind) => `update milestone m
      set status = c.status, started_on = c."startedOn", completed_on = c."completedOn", version = m.version + 1,
        status_set_by_hand = m.status_set_by_hand or not ${bind(byProof)}::boolean
      from jsonb_to_recordset(${bind(given)}) as c (id uuid, status text, "startedOn" date, "completedOn" date)
      where m.id = c.id`,
  });
  await recordStatus(tx, changes, byProof);
}

/** The fields of a milestone that people can change. */
export type MilestoneFields = Partial<
  Pick<
    StoredMilestone,
    | 'title'
    | 'assignee'
    | 'weight'
    | 'visibility'
    | 'status'
    | 'startedOn'
    | 'completedOn'
    | 'durationDays'
    | 'notBeforeOn'
    | 'statusSetByHand'
  >
>;

/** Writes the changed fields of a milestone and increments its version; status and actual days also go to its history. */
export async function saveMilestone(
  tx: Tx,
  current: StoredMilestone,
  fields: MilestoneFields,
  reason: string | null,
): Promise<void> {
  const { id, version } = current;
  const setsStatus = 'status' in fields || 'startedOn' in fields || 'completedOn' in fields;
  const byHand = setsStatus ? { statusSetByHand: true } : {};
  await write(tx, updateOf(MilestoneEntity, id, { ...fields, ...byHand, version: version + 1 }));
  if (setsStatus) await recordStatus(tx, [{ ...current, ...fields, reason }]);
}

interface ExplainedChange extends StatusChange {
  readonly reason: string | null;
}

async function recordStatus(tx: Tx, changes: readonly ExplainedChange[], byProof = false): Promise<void> {
  const rows = changes.map(({ id, status, startedOn, completedOn, reason }) => ({
    ...{ id: newId(), milestoneId: id, at: tx.now, status, startedOn, completedOn, reason, byProof },
  }));
  await write(tx, insertOf(MilestoneHistoryEntity, rows));
}

/** The forecast columns of a milestone. */
export interface ForecastRow {
  readonly id: string;
  readonly forecastStartOn: LocalDate | null;
  readonly forecastDueOn: LocalDate | null;
  readonly floatDays: number | null;
}

/** Writes forecasts. Versions are not incremented, because no person changed anything. */
export function forecastWrite(rows: readonly ForecastRow[]): Write {
  const given = JSON.stringify(rows);
  return {
    table: 'milestone',
    text: (bind) => `update milestone m
      set forecast_start_on = c."forecastStartOn", forecast_due_on = c."forecastDueOn", float_days = c."floatDays"
      from jsonb_to_recordset(${bind(given)})
        as c (id uuid, "forecastStartOn" date, "forecastDueOn" date, "floatDays" int)
      where m.id = c.id`,
  };
}

/** Replaces the dependencies of a milestone. */
export async function saveLinks(
  tx: Tx,
  engagementId: string,
  milestoneId: string,
  dependsOn: readonly MilestoneDependency[],
): Promise<void> {
  await tx.db.delete(MilestoneLinkEntity, { milestoneId });
  await tx.db.insert(
    MilestoneLinkEntity,
    dependsOn.map(({ id, lagDays }) => ({ engagementId, milestoneId, dependsOnId: id, lagDays })),
  );
}
