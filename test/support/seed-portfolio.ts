import type pg from 'pg';
import {
  ENGAGEMENT_STATUSES,
  ENGAGEMENT_TYPES,
  HEALTH_BANDS,
  PARTIES,
  type Party,
  type PartnerTier,
  STAGES,
} from '../../src/kernel/enums.js';
import { newId } from '../../src/kernel/ids.js';
import { addDays } from '../../src/kernel/local-date.js';
import { ENGINEER2_ID, ENGINEER_ID, GLOBEX_ID, NORTHWIND_ID } from './people.js';

/** An engagement as a test knows it without querying Causeway. */
export interface Known {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly partner: { readonly id: string; readonly name: string; readonly tier: PartnerTier };
  readonly type: (typeof ENGAGEMENT_TYPES)[number];
  readonly stage: (typeof STAGES)[number];
  readonly status: (typeof ENGAGEMENT_STATUSES)[number];
  readonly leadId: string;
  readonly memberIds: readonly string[];
  readonly productIds: readonly string[];
  readonly region: string;
  readonly startedOn: string;
  readonly forecastGoLiveOn: string | null;
  readonly varianceDays: number | null;
  readonly score: number | null;
  readonly band: (typeof HEALTH_BANDS)[number] | null;
  readonly ballParty: Party | null;
  readonly ballSince: string | null;
  readonly updatedAt: string;
}

export const PRODUCT_IDS = [1, 2, 3].map((each) => `01900000-0000-7000-8000-0000000000a${each}`);
const VERSION_IDS = [1, 2, 3].map((each) => `01900000-0000-7000-8000-0000000000b${each}`);
const PARTNERS = [
  { id: NORTHWIND_ID, name: 'Northwind Bank', tier: 'STANDARD' },
  { id: GLOBEX_ID, name: 'Globex Pay', tier: 'STRATEGIC' },
] as const;
const REGIONS = ['US', 'DE', 'US-CA'];

const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

/** The same engagements on each run, with values distributed so that each occurs together with many others. */
function known(index: number): Known {
  const leadId = at([ENGINEER_ID, ENGINEER2_ID], index);
  const score = index % 4 === 3 ? null : (index * 37) % 101;
  return {
    id: newId(),
    key: `ENG-${index + 1}`,
    title: `${at(['Accounts', 'Card payouts', 'Payroll 100%'], index)} no. ${index + 1}`,
    partner: at(PARTNERS, index >> 1),
    type: at(ENGAGEMENT_TYPES, index),
    stage: at(STAGES, index * 3),
    status: at(ENGAGEMENT_STATUSES, index >> 2),
    leadId,
    memberIds: index % 5 === 0 ? [ENGINEER_ID, ENGINEER2_ID] : [leadId],
    productIds: PRODUCT_IDS.slice(index % 3, (index % 3) + 1 + (index % 2)),
    region: at(REGIONS, index),
    startedOn: addDays('2026-01-01', (index * 17) % 200),
    forecastGoLiveOn: index % 6 === 5 ? null : addDays('2026-09-01', (index * 13) % 90),
    varianceDays: index % 6 === 5 ? null : ((index * 7) % 31) - 10,
    score,
    band:
      score === null
        ? at([null, 'INSUFFICIENT_DATA'], index >> 2)
        : at(['HEALTHY', 'AT_RISK', 'CRITICAL'], score),
    ballParty: index % 7 === 6 ? null : at(PARTIES, index),
    ballSince: index % 7 === 6 ? null : new Date(Date.UTC(2026, 7, 1, (index * 19) % 50)).toISOString(),
    updatedAt: new Date(Date.UTC(2026, 8, 1, 0, (index * 11) % 40)).toISOString(),
  };
}

/** @param pool of causeway_app */
export async function seedPortfolio(pool: pg.Pool, count: number): Promise<Known[]> {
  await pool.query('update partner set tier = $2 where id = $1', [GLOBEX_ID, 'STRATEGIC']);
  for (const [index, id] of PRODUCT_IDS.entries()) {
    await pool.query(
      `insert into api_product (id, slug, name, capability, created_at) values ($1, $2, $2, 'PAYMENTS', '2026-01-01')`,
      [id, `product-${index}`],
    );
    await pool.query(
      `insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
       values ($1, $2, 'v1', 'GA', '{}', '/', '2026-01-01')`,
      [VERSION_IDS[index], id],
    );
  }
  const all = Array.from({ length: count }, (_each, index) => known(index));
  for (const engagement of all) await insert(pool, engagement);
  return all;
}

async function insert(pool: pg.Pool, known: Known): Promise<void> {
  await pool.query(
    `insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on,
       forecast_go_live_on, schedule_variance_days, health_score, health_band, version, created_at, updated_at, ball_party, ball_since)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'America/New_York', $9, $10, $11, $12, $13, 1, '2026-01-01', $14, $15, $16)`,
    [
      ...[known.id, known.partner.id, known.type, known.title, known.stage, known.status, known.leadId],
      ...[known.region, known.startedOn, known.forecastGoLiveOn, known.varianceDays, known.score, known.band],
      ...[known.updatedAt, known.ballParty, known.ballSince],
    ],
  );
  for (const engineerId of known.memberIds)
    await pool.query('insert into engagement_engineer values ($1, $2)', [known.id, engineerId]);
  for (const productId of known.productIds)
    await pool.query('insert into engagement_scope values ($1, $2, true)', [
      known.id,
      VERSION_IDS[PRODUCT_IDS.indexOf(productId)],
    ]);
}
