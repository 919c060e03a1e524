import { type LocalDate, addDays, localDay } from '../../kernel/local-date.js';
import type { HealthModel } from '../../kernel/health-model.js';
import type { WorkingCalendar } from '../../kernel/working-days.js';
import { bandByScore, type DailyEvaluation, type StoredReading } from '../health/index.js';
import type { BacktestEntity, BacktestOutcome } from './backtest.entity.js';
import { type Difference, differenceOf } from './domain/compare.js';
import { type DaySample, type Judgement, type Past, judgeSamples, leadTimes } from './domain/judge.js';
import type { PastEngagement, PastState } from './past-engagements.query.js';

/** Working days without an act of the partner from which on it is quiet. */
const QUIET_DAYS = 15;

/** Whether the outcome was so, from an instant on. */
interface Turn {
  readonly at: Date;
  readonly isSo: boolean;
}

export interface Evidence {
  readonly engagement: PastEngagement;
  readonly calendar: WorkingCalendar;
  /** In order. */
  readonly evaluations: readonly DailyEvaluation[];
}

interface Judged {
  readonly judgements: readonly Judgement[];
  readonly leads: readonly number[];
}

export interface JudgedPast {
  readonly model: Judged;
  readonly active: Judged;
  readonly difference: (Difference & { readonly outcomeOn: LocalDate | null }) | null;
}

/** Judges one engagement by two models, from the same samples. */
export function judgePast(
  evidence: Evidence,
  models: { readonly model: HealthModel; readonly active: HealthModel },
  { fromOn, toOn, outcome, createdAt }: BacktestEntity,
): JudgedPast {
  const { engagement, calendar, evaluations } = evidence;
  const turns = turnsOf(outcome, evidence);
  const zoneAt = (at: Date) => stateAt(engagement.states, at).timeZone;
  const outcomes = turns
    .filter(({ isSo }, index) => isSo && !turns[index - 1]?.isSo)
    .map(({ at }) => localDay(at, zoneAt(at)));
  const last = engagement.states.at(-1)!;
  const knownUntil = last.hasEnded ? null : addDays(localDay(createdAt, last.timeZone), -1);
  const past: Past = { calendar, outcomes, knownUntil };
  const days = evaluations
    .map((evaluation) => ({ ...evaluation, day: localDay(evaluation.asOf, zoneAt(evaluation.asOf)) }))
    .filter(({ day }) => day >= fromOn && day <= toOn);
  const judgedBy = (model: HealthModel): Judged => {
    const judgements = judgeSamples(past, samplesOf(days, turns, model));
    return { judgements, leads: leadTimes(past, judgements) };
  };
  const [model, active] = [judgedBy(models.model), judgedBy(models.active)];
  const difference = differenceOf(model.judgements, active.judgements);
  const outcomeOn = outcomes.find((day) => day >= fromOn) ?? null;
  return { model, active, difference: difference && { ...difference, outcomeOn } };
}

/** Scored one by one as they are needed: most of a week's samples are never looked at. */
function* samplesOf(
  days: readonly (DailyEvaluation & { readonly day: LocalDate })[],
  turns: readonly Turn[],
  model: HealthModel,
): Iterable<DaySample> {
  for (const { day, asOf, stage, measures } of days) {
    const isSo = turns.findLast(({ at }) => at <= asOf)?.isSo ?? false;
    yield {
      ...{ day, isSo },
      get isWarned() {
        const band = bandByScore(model, stage, JSON.parse(measures) as StoredReading[]);
        return band === 'INSUFFICIENT_DATA' ? null : band !== 'HEALTHY';
      },
    };
  }
}

function turnsOf(outcome: BacktestOutcome, { engagement, evaluations }: Evidence): Turn[] {
  switch (outcome) {
    case 'MISSED_BASELINE':
      return engagement.states.map(({ at, isMissed }) => ({ at, isSo: isMissed }));
    case 'CANCELLED':
      return engagement.states.map(({ at, isCancelled }) => ({ at, isSo: isCancelled }));
    case 'WENT_QUIET':
      return evaluations.map(({ asOf, quietDays }) => ({ at: asOf, isSo: (quietDays ?? 0) >= QUIET_DAYS }));
  }
}

/** The first one counts for what came before it. */
function stateAt(states: readonly PastState[], at: Date): PastState {
  return states.findLast((state) => state.at <= at) ?? states[0]!;
}
