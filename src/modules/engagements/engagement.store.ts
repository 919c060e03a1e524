import { In } from 'typeorm';
import type { HealthBand, Party } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId, newId } from '../../kernel/ids.js';
import { selectListOf } from '../../platform/database/entity-columns.js';
import { type Tx, preparedQuery, query, write } from '../../platform/database/tx.js';
import { insertOf } from '../../platform/database/write.js';
import { openBall } from './ball.store.js';
import { EngagementEntity } from './engagement.entity.js';
import { PartnerActEntity } from './history.entity.js';
import { historyOf } from './save-engagement.store.js';
import { type ScopeItem, replaceScope, replaceTeam } from './scope.store.js';

/** Finds an engagement by its TypeID and locks its row until the transaction ends. */
export async function lockEngagement(
  tx: Tx,
  typeId: string,
  field = 'engagementId',
): Promise<EngagementEntity> {
  const id = fromTypeId('engagement', typeId);
  const found = id === null ? null : await lockEngagementRow(tx, id);
  return found ?? refuse('NOT_FOUND', field, 'Engagement not found.');
}

const LOCK = `select ${selectListOf(EngagementEntity)} from engagement
  where id = $1 and partner_id = coalesce($2, partner_id) for update`;

/**
 * @param id a UUID
 * @param partnerId whose engagement it must be; anyone's if omitted
 */
export async function lockEngagementRow(
  tx: Tx,
  id: string,
  partnerId: string | null = null,
): Promise<EngagementEntity | null> {
  const [locked] = await preparedQuery<EngagementEntity>(tx, 'lock_engagement', LOCK, [id, partnerId]);
  return locked ?? null;
}

/**
 * Locks engagements in the order of their ids, so that two transactions that lock several never wait for each other.
 * @param ids UUIDs
 * @returns those that exist
 */
export function lockEngagementRows(tx: Tx, ids: readonly string[]): Promise<EngagementEntity[]> {
  return tx.db.find(EngagementEntity, {
    where: { id: In([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** Like `lockEngagementRows`, without reading them. */
export async function lockEngagementIds(tx: Tx, ids: readonly string[]): Promise<void> {
  await query(tx, 'select from engagement where id = any($1::uuid[]) order by id for update', [ids]);
}

export type NewEngagement = Omit<
  EngagementEntity,
  | 'key'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
  | 'healthScore'
  | 'healthBand'
  | 'overrideBand'
  | 'overrideUntil'
  | 'ballSince'
  | 'ballParty'
  | 'expectedResumeOn'
  | 'shareForecast'
> & {
  /** Party that must act first. */
  readonly ballParty: Party;
};

/** @param team everyone who works on it, including the lead */
export async function insertEngagement(
  tx: Tx,
  fields: NewEngagement,
  team: readonly string[],
  scope: readonly ScopeItem[],
): Promise<EngagementEntity> {
  const { id: engagementId } = fields;
  const stamps = { version: 1, createdAt: tx.now, updatedAt: tx.now, ballSince: tx.now };
  const health = { healthScore: null, healthBand: null, overrideBand: null, overrideUntil: null };
  const later = { ...health, expectedResumeOn: null, shareForecast: false };
  await tx.db.insert(EngagementEntity, { ...fields, ...stamps, ...later });
  await replaceTeam(tx, engagementId, team);
  await replaceScope(tx, engagementId, scope);
  const engagement = await tx.db.findOneByOrFail(EngagementEntity, { id: engagementId });
  await write(tx, historyOf(tx, engagement));
  await openBall(tx, engagement, fields.ballParty);
  return engagement;
}

/** The latest health of an engagement. */
export interface LatestHealth {
  readonly engagementId: string;
  readonly score: number | null;
  readonly band: HealthBand;
}

/** Stores the latest health on engagements, where lists filter and sort by it. The version is not incremented. */
export async function saveHealth(tx: Tx, latest: readonly LatestHealth[]): Promise<void> {
  if (latest.length === 0) return;
  await query(
    tx,
    `update engagement e set health_score = x.score, health_band = x.band
     from unnest($1::uuid[], $2::int[], $3::text[]) x (id, score, band) where e.id = x.id`,
    [
      latest.map(({ engagementId }) => engagementId),
      latest.map(({ score }) => score),
      latest.map(({ band }) => band),
    ],
  );
}

/** Stores the override in force on the engagement, where lists filter by it. The version is not incremented. */
export async function saveOverride(
  tx: Tx,
  engagementId: string,
  override: { readonly band: HealthBand; readonly endsAt: Date } | null,
): Promise<void> {
  await query(tx, 'update engagement set override_band = $2, override_until = $3 where id = $1', [
    ...[engagementId, override?.band ?? null, override?.endsAt ?? null],
  ]);
}

/** Records an act of a partner user; one of the activities that MOMENTUM counts from. */
export async function recordPartnerAct(
  tx: Tx,
  partnerId: string,
  userId: string,
  act: string,
): Promise<void> {
  await write(tx, insertOf(PartnerActEntity, [{ id: newId(), partnerId, userId, act, at: tx.now }]));
}
