import { HEALTH_BANDS } from '../../src/kernel/enums.js';
import { workingCalendar } from '../../src/kernel/working-days.js';
import { GLOBEX_ID } from './people.js';
import type { KnownHistory } from './random-history.js';

/*
 * What changed and how the portfolio developed, counted engagement by engagement and instant by instant.
 */

/** Later than all that is known, and before what is still in force ends. */
const NOW = '2026-11-30T15:00:00.000Z';

const calendar = workingCalendar([]);
const STEPS = ['HEALTHY', 'AT_RISK', 'CRITICAL'];

const last = <T>(rows: readonly T[], atOf: (row: T) => string, at: string): T | undefined =>
  rows.findLast((row) => atOf(row) <= at);
const stateAt = ({ states }: KnownHistory, at: string) => last(states, (state) => state.at, at);
const evaluationAt = ({ evaluations }: KnownHistory, at: string) => last(evaluations, ({ asOf }) => asOf, at);
const shownAt = (known: KnownHistory, at: string) =>
  known.overrides.find(({ since, endsAt }) => since <= at && endsAt > at)?.band ??
  evaluationAt(known, at)?.band;
const openAt = ({ blockers }: KnownHistory, at: string) =>
  blockers.filter(({ raisedAt, resolvedAt }) => raisedAt <= at && (resolvedAt === null || resolvedAt > at))
    .length;

/** A change as the test queries it. */
export interface NaiveChange {
  readonly id: string;
  readonly bandBefore: string | null;
  readonly bandAfter: string | null;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
  readonly goLiveBefore: string | null;
  readonly goLiveAfter: string | null;
  readonly goLiveMovedDays: number | null;
  readonly stageBefore: string | null;
  readonly stageAfter: string;
  readonly statusBefore: string | null;
  readonly statusAfter: string;
  readonly blockersRaisedCount: number;
  readonly blockersResolvedCount: number;
  readonly milestonesDoneCount: number;
}

/** @param all in the order of their keys */
export function naiveChanges(all: readonly KnownHistory[], since: string): NaiveChange[] {
  return all
    .flatMap((known) => {
      const change = changeOf(known, since);
      return isDifferent(change) ? [{ change, rank: rankOf(known, change, since) }] : [];
    })
    .toSorted((one, other) => compare(one.rank, other.rank))
    .map(({ change }) => change);
}

function changeOf(known: KnownHistory, since: string): NaiveChange {
  const [before, after] = [stateAt(known, since), known.states.at(-1)!];
  const then = before && evaluationAt(known, since);
  const newest = known.evaluations.at(-1);
  const [goLiveBefore, goLiveAfter] = [before?.goLiveOn ?? null, after.goLiveOn];
  return {
    id: known.id,
    ...{ bandBefore: (before && shownAt(known, since)) ?? null, bandAfter: shownAt(known, NOW) ?? null },
    ...{ scoreBefore: then?.score ?? null, scoreAfter: newest?.score ?? null },
    ...{ goLiveBefore, goLiveAfter },
    goLiveMovedDays:
      goLiveBefore !== null && goLiveAfter !== null
        ? calendar.workingDaysBetween(goLiveBefore, goLiveAfter)
        : null,
    ...{ stageBefore: before?.stage ?? null, stageAfter: after.stage },
    ...{ statusBefore: before?.status ?? null, statusAfter: after.status },
    blockersRaisedCount: known.blockers.filter(({ raisedAt }) => raisedAt > since).length,
    blockersResolvedCount: known.blockers.filter(({ resolvedAt }) => (resolvedAt ?? '') > since).length,
    milestonesDoneCount: known.milestones.filter(
      (rows) => rows.at(-1)?.status === 'DONE' && last(rows, ({ at }) => at, since)?.status !== 'DONE',
    ).length,
  };
}

function isDifferent(change: NaiveChange): boolean {
  const { bandBefore, bandAfter, blockersRaisedCount, blockersResolvedCount, milestonesDoneCount } = change;
  return (
    change.stageBefore !== change.stageAfter ||
    change.statusBefore !== change.statusAfter ||
    change.goLiveBefore !== change.goLiveAfter ||
    (bandBefore !== null && bandAfter !== null && bandBefore !== bandAfter) ||
    blockersRaisedCount + blockersResolvedCount + milestonesDoneCount > 0
  );
}

/** Smaller is more urgent; all others keep their order. */
function rankOf({ blockers }: KnownHistory, change: NaiveChange, since: string): readonly number[] {
  const [before, after] = [change.bandBefore, change.bandAfter].map((band) => STEPS.indexOf(band ?? ''));
  const isKnown = before! >= 0 && after! >= 0;
  const anew = blockers.some(({ raisedAt, resolvedAt }) => raisedAt > since && resolvedAt === null);
  return [
    -Math.max(isKnown ? after! - before! : 0, 0),
    -Math.max(change.goLiveMovedDays ?? 0, 0),
    anew ? -1 : 0,
  ];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((each, place) => each !== other[place]);
  return index < 0 ? 0 : one[index]! - other[index]!;
}

/** Whole days, and the instant at which they are over. */
export interface NaiveSpan {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly at: string;
  readonly partial: boolean;
}

/** A point of the trend as the test queries it. */
export function naivePoint(all: readonly KnownHistory[], { firstDay, lastDay, at, partial }: NaiveSpan) {
  const counted = all.filter(({ partnerId }) => partnerId !== GLOBEX_ID);
  const active = counted.filter((known) => stateAt(known, at)?.status === 'ACTIVE');
  const evaluations = active.map((known) => evaluationAt(known, at));
  const variances = active.map((known) => stateAt(known, at)!.varianceDays).filter((days) => days !== null);
  const within = (day: string | null) => day !== null && day >= firstDay && day <= lastDay;
  return {
    at,
    partial,
    engagements: active.length,
    bands: HEALTH_BANDS.map((band) => ({
      band,
      engagements: active.filter((known) => (shownAt(known, at) ?? 'INSUFFICIENT_DATA') === band).length,
    })),
    averageScore: mean(evaluations.map((each) => each?.score ?? null).filter((score) => score !== null)),
    meanVarianceDays: mean(variances),
    maxVarianceDays: variances.length === 0 ? null : Math.max(...variances),
    openBlockers: active.reduce((sum, known) => sum + openAt(known, at), 0),
    goLivesReached: counted.filter(({ actualGoLiveOn }) => within(actualGoLiveOn)).length,
    goLivesPlanned: counted.filter(({ baselineGoLiveOn }) => within(baselineGoLiveOn)).length,
  };
}

/** Rounded half away from zero to 2 decimals, from exact integers. */
function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  return (Math.sign(sum) * Math.round((Math.abs(sum) * 100) / values.length)) / 100;
}
