import type pg from 'pg';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { addDays, instantAt, type LocalDate } from '../../src/kernel/local-date.js';
import type { Json, TestApp } from '../support/app.js';
import { MANAGER, type Person } from '../support/people.js';

const FIGURES = `matrix { truePositive falsePositive falseNegative trueNegative } precision recall f1
  leadTimeDays { median p90 } tooFew { n needed }`;
export const BACKTEST = `id state progress model { slug version } from to outcome createdBy createdAt endedAt ${FIGURES}
  active { ${FIGURES} }
  differing(first: 10) { nodes { engagement { id } onlyModelWeeks onlyActiveWeeks outcomeOn } }`;
const START = `mutation ($input: BacktestHealthModelInput!) { backtestHealthModel(input: $input) {
  userErrors { code field message } backtest { id state progress matrix { truePositive } } } }`;
const CANCEL = `mutation ($input: CancelBacktestInput!) { cancelBacktest(input: $input) {
  userErrors { code field message } backtest { id state progress endedAt } } }`;

export const startBacktest = (app: TestApp, input: object, person: Person = MANAGER) =>
  app.gql(person, START, { input });
export const cancelBacktest = (app: TestApp, backtestId: string, person: Person = MANAGER) =>
  app.gql(person, CANCEL, { input: { backtestId } });

export async function readBacktest(app: TestApp, id: string, person: Person = MANAGER): Promise<Json> {
  const { data, errors } = await app.gql(person, `query ($id: ID!) { backtest(id: $id) { ${BACKTEST} } }`, {
    id,
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.backtest;
}

export async function modelId(pool: pg.Pool, slug: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('select id from health_model where slug = $1', [slug]);
  return toTypeId('healthModel', rows[0]!.id);
}

/** What a daily evaluation has stored; values not given are unknown. */
export interface Stored {
  readonly momentum?: number | null;
  readonly variance?: number | null;
  readonly index?: number | null;
  readonly blockers?: number | null;
}

/** Stores a daily evaluation at 00:05 in New York. @param engagementId its UUID */
export async function storeDaily(
  pool: pg.Pool,
  engagementId: string,
  day: LocalDate,
  { momentum = 0, variance = 0, index = 1, blockers = 0 }: Stored = {},
): Promise<void> {
  const values = {
    ...{ SCHEDULE_VARIANCE: variance, SCHEDULE_PERFORMANCE: index },
    ...{ MOMENTUM: momentum, BLOCKERS: blockers },
  };
  const measures = Object.entries(values).map(([measure, value]) => ({
    ...{ measure, value, applicable: true, unit: 'days', sampleSize: null, ageDays: null },
    ...{ state: 'KNOWN', score: 0, weight: 0, contribution: 0, explanation: 'Stored.' },
  }));
  const id = newId();
  await pool.query(
    `insert into health_snapshot (id, engagement_id, model_id, daily, stage, as_of, coverage, computed_band, measures,
       causes, job_id)
     select $1::uuid, $2, m.id, true, 'SANDBOX', $3, 1, 'HEALTHY', $4, '[]', $1::uuid::text
     from health_model m where m.slug = 'onboarding'`,
    [id, engagementId, instantAt(day, '00:05', 'America/New_York'), JSON.stringify(measures)],
  );
}

/** Stores one on each Monday from a day on: `+` of a score that warns, `-` of one that does not, `.` none. */
export async function storeMondays(
  pool: pg.Pool,
  engagementId: string,
  from: LocalDate,
  signs: string,
): Promise<void> {
  for (const [week, sign] of [...signs].entries())
    if (sign !== '.')
      await storeDaily(
        pool,
        engagementId,
        addDays(from, 7 * week),
        sign === '+' ? { variance: 15, index: 0.5 } : {},
      );
}
