import { refuse } from '../../kernel/errors.js';
import { addDays, type LocalDate, mondayOf } from '../../kernel/local-date.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import {
  type AllocationEntity,
  countAllocations,
  type EngagementEntity,
  findAllocation,
  loadFactsOf,
  lockEngagementRow,
  MAX_ALLOCATIONS,
  overlappingAllocation,
  assertNotEnded,
} from '../engagements/index.js';
import {
  capacityWarnings,
  type DaySpan,
  faultOfSpan,
  lockEngineerRow,
  type SpanLimits,
  weekLoads,
} from '../staffing/index.js';
import type { Terms } from './domain/allocation-change.js';

const LIMITS: SpanLimits = { mostDays: 731, daysBack: 366, daysAhead: 1096 };

type Place = Pick<AllocationEntity, 'engagementId' | 'partnerId' | 'engineerId'>;

export interface LockedAllocation {
  readonly allocation: AllocationEntity;
  readonly engagement: EngagementEntity;
  /** In the engagement's time zone. */
  readonly today: LocalDate;
}

/** Locks the engagement and engineer first, in the same order as allocating does. */
export async function lockAllocation(
  tx: Tx,
  { allocationId, expectedVersion }: { readonly allocationId: string; readonly expectedVersion: number },
): Promise<LockedAllocation> {
  const { engagementId, engineerId } = await findAllocation(tx, allocationId);
  const engagement = (await lockEngagementRow(tx, engagementId))!;
  await lockEngineerRow(tx, engineerId);
  const allocation = await findAllocation(tx, allocationId);
  assertNotEnded(engagement, 'allocationId');
  assertCurrent(allocation, expectedVersion);
  return { allocation, engagement, today: todayOf(tx, engagement) };
}

/**
 * @param changed the allocation whose days change, if any; its start may be long ago
 * @throws Refusal if the days are invalid or the engineer already has an allocation to the engagement on one of them
 */
export async function assertDaysFree(
  tx: Tx,
  place: Place,
  { from, to }: DaySpan,
  today: LocalDate,
  changed?: AllocationEntity,
): Promise<void> {
  const hasRunLong = changed?.fromOn === from;
  const fault = faultOfSpan({ from, to }, today, hasRunLong ? { ...LIMITS, daysBack: Infinity } : LIMITS);
  if (fault) refuse('INVALID', fault.field, fault.message);
  if (to < today) refuse('INVALID', 'to', `It must be today, ${today}, or later.`);
  const other = await overlappingAllocation(tx, place, { from, to }, changed?.id);
  if (!other) return;
  const { fromOn, toOn, hoursPerWeek } = other;
  const message = `The engineer is already allocated from ${fromOn} to ${toOn}, ${hoursPerWeek} hours per week; change that allocation instead.`;
  refuse('ALREADY_EXISTS', 'from', message);
}

export async function assertRoomForMore(tx: Tx, place: Place, today: LocalDate): Promise<void> {
  const { ofEngineer, ofEngagement } = await countAllocations(tx, place, today);
  if (ofEngineer >= MAX_ALLOCATIONS)
    refuse(
      'LIMIT_EXCEEDED',
      'engineerId',
      `An engineer can have at most ${MAX_ALLOCATIONS} current and future allocations.`,
    );
  if (ofEngagement >= MAX_ALLOCATIONS)
    refuse(
      'LIMIT_EXCEEDED',
      'engagementId',
      `An engagement can have at most ${MAX_ALLOCATIONS} current and future allocations.`,
    );
}

/** @returns the weeks in which the engineer is over capacity, as sentences */
export async function warningsOf(tx: Tx, engineerId: string, { from, to }: DaySpan): Promise<string[]> {
  // The first and last week count as a whole.
  const weeks = { from: mondayOf(from), to: addDays(mondayOf(to), 6) };
  const facts = await loadFactsOf(tx, engineerId, weeks);
  return capacityWarnings(weekLoads(facts, { from, to }));
}

export function termsOf({ fromOn, toOn, hoursPerWeek, kind }: AllocationEntity): Terms {
  return { from: fromOn, to: toOn, hoursPerWeek, kind };
}
