import { LessThanOrEqual, MoreThanOrEqual, Not } from 'typeorm';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId, newId } from '../../kernel/ids.js';
import { type LocalDate, addDays } from '../../kernel/local-date.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { renderFragment } from '../../platform/graphql/reads/fragments/render.js';
import { _, arg, sql } from '../../platform/graphql/reads/fragments/sql.js';
import type { DaySpan, LoadFacts } from '../staffing/index.js';
import { AllocationEntity } from './allocation.entity.js';
import { loadFacts } from './load-facts.query.js';

export type AllocationTerms = Pick<AllocationEntity, 'fromOn' | 'toOn' | 'hoursPerWeek' | 'kind'>;
type Place = Pick<AllocationEntity, 'engagementId' | 'partnerId' | 'engineerId'>;

/** Finds an allocation by its TypeID. To change it, lock its engagement first and then read it again. */
export async function findAllocation(tx: Tx, typeId: string): Promise<AllocationEntity> {
  const id = fromTypeId('allocation', typeId);
  const found = id === null ? null : await tx.db.findOneBy(AllocationEntity, { id });
  return found ?? refuse('NOT_FOUND', 'allocationId', 'Allocation not found.');
}

/** @returns id of the new allocation */
export async function insertAllocation(
  tx: Tx,
  { engagementId, partnerId, engineerId }: Place,
  terms: AllocationTerms,
): Promise<string> {
  const id = newId();
  const place = { engagementId, partnerId, engineerId };
  await tx.db.insert(AllocationEntity, { ...terms, ...place, id, version: 1, createdAt: tx.now });
  return id;
}

export async function saveAllocation(
  tx: Tx,
  { id, version }: AllocationEntity,
  changes: Partial<AllocationTerms>,
): Promise<void> {
  await tx.db.update(AllocationEntity, { id }, { ...changes, version: version + 1 });
}

export async function removeAllocation(tx: Tx, { id }: AllocationEntity): Promise<void> {
  await tx.db.delete(AllocationEntity, { id });
}

/**
 * @param but id of an allocation to ignore
 * @returns the first allocation of the engineer to the engagement that overlaps the span, or null
 */
export function overlappingAllocation(
  tx: Tx,
  { engagementId, engineerId }: Place,
  { from, to }: DaySpan,
  but?: string,
): Promise<AllocationEntity | null> {
  const where = {
    ...{ engagementId, engineerId, fromOn: LessThanOrEqual(to), toOn: MoreThanOrEqual(from) },
    ...(but !== undefined && { id: Not(but) }),
  };
  return tx.db.findOne(AllocationEntity, { where, order: { fromOn: 'ASC' } });
}

/** @returns number of current and future allocations of the engineer, and of the engagement */
export async function countAllocations(
  tx: Tx,
  { engagementId, engineerId }: Place,
  today: LocalDate,
): Promise<{ readonly ofEngineer: number; readonly ofEngagement: number }> {
  const toOn = MoreThanOrEqual(today);
  return {
    ofEngineer: await tx.db.countBy(AllocationEntity, { engineerId, toOn }),
    ofEngagement: await tx.db.countBy(AllocationEntity, { engagementId, toOn }),
  };
}

/** Ends all allocations to an engagement the day before; past hours stay. */
export async function endAllocations(tx: Tx, engagementId: string, on: LocalDate): Promise<void> {
  await tx.db.delete(AllocationEntity, { engagementId, fromOn: MoreThanOrEqual(on) });
  await query(
    tx,
    `update allocation set to_on = $3, version = version + 1 where engagement_id = $1 and to_on >= $2`,
    [engagementId, on, addDays(on, -1)],
  );
}

const LOAD_FACTS = sql`select ${loadFacts(sql`${arg('from')}::date`, sql`${arg('to')}::date`)} as facts
  from solution_engineer ${_} where ${_}.id = ${arg('engineerId')}`;

/** Facts about an engineer's load over some days, including uncommitted changes of this transaction. */
export async function loadFactsOf(tx: Tx, engineerId: string, { from, to }: DaySpan): Promise<LoadFacts> {
  const { text, values } = renderFragment(LOAD_FACTS, 'e', { from, to, engineerId });
  const [row] = await query<{ facts: LoadFacts }>(tx, text, values);
  return row!.facts;
}
