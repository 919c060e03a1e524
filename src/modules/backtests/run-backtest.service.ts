import { Injectable } from '@nestjs/common';
import { addDays, localDay } from '../../kernel/local-date.js';
import { groupBy } from '../../kernel/group-by.js';
import { SYSTEM } from '../../kernel/viewer.js';
import type { WorkingCalendar } from '../../kernel/working-days.js';
import { wallClock } from '../../platform/base/wall-clock.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { completeDueWork } from '../../platform/due/due-work.js';
import { calendarOf } from '../calendar/index.js';
import { modelsInUse, publishedModels } from '../health-models/index.js';
import { type DailyEvaluation, dailyEvaluations } from '../health/index.js';
import type { BacktestEntity } from './backtest.entity.js';
import { insertDifferences, lockBacktest, updateBacktest } from './backtest.store.js';
import { BACKTEST_DUE } from './backtests.events.js';
import { HORIZON_DAYS } from './domain/judge.js';
import { addToTally } from './domain/tally.js';
import { type JudgedPast, judgePast } from './judge-past.js';
import { countSampled, instantsOf, nextSampled, type PastEngagement } from './past-engagements.query.js';

/** Engagements read in one transaction; two years of one are 2 MB. */
const CHUNK = 5;
/** How long a job runs before it plans the next one, so that one backtest does not keep a worker from the others. */
const TURN_MS = 5_000;
/** Calendar days that hold the horizon after the last sample, with room for holidays. */
const HORIZON_CALENDAR_DAYS = 3 * HORIZON_DAYS;

interface Work {
  /** The backtest's id. */
  readonly subject: string;
  readonly asOf: Date;
}

/**
 * Runs a backtest in chunks. Each is one transaction, which adds its engagements to what the earlier ones stored: a job that
 * dies or runs twice counts nothing twice, and memory holds one chunk.
 */
@Injectable()
export class RunBacktestService {
  constructor(private readonly transactions: Transactions) {}

  async run({ subject, asOf }: Work): Promise<void> {
    const work = { kind: BACKTEST_DUE, subject, dueAt: asOf };
    const until = wallClock().getTime() + TURN_MS;
    while (await this.transactions.run(SYSTEM, (tx) => runChunk(tx, subject)))
      if (wallClock().getTime() > until)
        return this.transactions.run(SYSTEM, async (tx) => void (await completeDueWork(tx, work, tx.now)));
    await this.transactions.run(SYSTEM, (tx) => completeDueWork(tx, work, null));
  }

  /** Ends a backtest whose job is a dead letter. Its due work stays, for the job to be retried. */
  async fail(id: string): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const backtest = await lockBacktest(tx, id);
      if (backtest?.endedAt === null) await updateBacktest(tx, id, { state: 'FAILED', endedAt: tx.now });
    });
  }
}

/** @returns whether there is more to do: false once it is done or cancelled */
async function runChunk(tx: Tx, id: string): Promise<boolean> {
  const backtest = await lockBacktest(tx, id);
  if (!backtest || backtest.state === 'DONE' || backtest.state === 'CANCELLED') return false;
  if (backtest.state !== 'RUNNING') {
    const engagementsTotal = await countSampled(tx, backtest);
    await updateBacktest(tx, id, { state: 'RUNNING', endedAt: null, engagementsTotal });
    return true;
  }
  const engagements = await nextSampled(tx, backtest, CHUNK);
  if (engagements.length === 0) {
    await updateBacktest(tx, id, { state: 'DONE', endedAt: tx.now });
    return false;
  }
  await addEngagements(tx, backtest, engagements);
  return true;
}

async function addEngagements(
  tx: Tx,
  backtest: BacktestEntity,
  engagements: readonly PastEngagement[],
): Promise<void> {
  const judged = await judgeAll(tx, backtest, engagements);
  let { modelTally, activeTally } = backtest;
  for (const { model, active } of judged.values()) {
    modelTally = addToTally(modelTally, model.judgements, model.leads);
    activeTally = addToTally(activeTally, active.judgements, active.leads);
  }
  const backtestId = backtest.id;
  await insertDifferences(
    tx,
    [...judged].flatMap(([engagementId, { difference }]) =>
      difference ? [{ backtestId, engagementId, ...difference }] : [],
    ),
  );
  const engagementsDone = backtest.engagementsDone + engagements.length;
  const lastEngagementId = engagements.at(-1)!.id;
  await updateBacktest(tx, backtestId, { modelTally, activeTally, engagementsDone, lastEngagementId });
}

async function judgeAll(
  tx: Tx,
  backtest: BacktestEntity,
  engagements: readonly PastEngagement[],
): Promise<Map<string, JudgedPast>> {
  const ids = engagements.map(({ id }) => id);
  const calendars = await calendarsOf(tx, backtest, engagements);
  const inUse = await modelsInUse(tx, ids, backtest.createdAt);
  const model = (await publishedModels(tx, [backtest.modelId])).get(backtest.modelId)!;
  const evaluations = groupBy(await evaluationsOf(tx, backtest, ids), ({ engagementId }) => engagementId);
  return new Map(
    engagements.map((engagement) => {
      const evidence = {
        engagement,
        calendar: calendars.get(engagement.region)!,
        evaluations: (evaluations.get(engagement.id) ?? []).toReversed(),
      };
      return [
        engagement.id,
        judgePast(evidence, { model, active: inUse.get(engagement.id)!.active }, backtest),
      ];
    }),
  );
}

/** Those in the range and the horizon after it, as far as they were known. */
function evaluationsOf(
  tx: Tx,
  { fromOn, toOn, createdAt }: BacktestEntity,
  ids: readonly string[],
): Promise<DailyEvaluation[]> {
  const [from, until] = instantsOf(fromOn, addDays(toOn, HORIZON_CALENDAR_DAYS));
  const known = new Date(createdAt.getTime() + 1);
  return dailyEvaluations(tx, ids, from, known < until ? known : until);
}

async function calendarsOf(
  tx: Tx,
  { fromOn, createdAt }: BacktestEntity,
  engagements: readonly PastEngagement[],
): Promise<Map<string, WorkingCalendar>> {
  const span = { from: fromOn, to: addDays(localDay(createdAt, 'UTC'), HORIZON_CALENDAR_DAYS) };
  const calendars = new Map<string, WorkingCalendar>();
  for (const region of new Set(engagements.map((engagement) => engagement.region)))
    calendars.set(region, await calendarOf(tx, region, span));
  return calendars;
}
