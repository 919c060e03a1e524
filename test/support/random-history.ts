import type pg from 'pg';
import { HEALTH_BANDS, type HealthBand, STAGES } from '../../src/kernel/enums.js';
import { newId } from '../../src/kernel/ids.js';
import { ENGINEER_ID, GLOBEX_ID, NORTHWIND_ID } from './people.js';
import { type Random, randomOf } from './random.js';

/** An engagement with its histories, each in the order of its instants. Instants are ISO texts, which sort like instants. */
export interface KnownHistory {
  readonly id: string;
  readonly partnerId: string;
  readonly region: string;
  readonly baselineGoLiveOn: string | null;
  readonly actualGoLiveOn: string | null;
  readonly states: readonly KnownState[];
  readonly evaluations: readonly KnownEvaluation[];
  /** Apart from each other. */
  readonly overrides: readonly KnownOverride[];
  readonly blockers: readonly { readonly raisedAt: string; readonly resolvedAt: string | null }[];
  readonly milestones: readonly (readonly { readonly at: string; readonly status: string }[])[];
}
interface KnownState {
  readonly at: string;
  readonly stage: string;
  readonly status: string;
  readonly goLiveOn: string | null;
  readonly varianceDays: number | null;
}
interface KnownEvaluation {
  readonly asOf: string;
  readonly score: number | null;
  readonly band: HealthBand;
}

interface KnownOverride {
  readonly since: string;
  readonly endsAt: string;
  readonly band: HealthBand;
}

const FIRST = Date.UTC(2026, 9, 20);
const DAYS = 41;
/** Later than every test looks. */
const STILL = '2026-12-31T05:00:00.000Z';

/** An instant from 20 October to 29 November 2026; half of them at midnight, where intervals end. */
function instant(random: Random): string {
  const hours = random() < 0.5 ? 0 : Math.floor(random() * 24);
  return new Date(FIRST + (Math.floor(random() * DAYS) * 24 + hours) * 3_600_000).toISOString();
}

const day = (random: Random): string => instant(random).slice(0, 10);
const times = <T>(random: Random, most: number, make: () => T): T[] =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, make);
const sorted = (instants: readonly string[], from: string): string[] =>
  instants.map((at) => (at < from ? from : at)).toSorted();

function knownHistory(random: Random): KnownHistory {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const maybe = <T>(share: number, make: () => T): T | null => (random() < share ? make() : null);
  const begun = instant(random);
  return {
    id: newId(),
    partnerId: pick([NORTHWIND_ID, NORTHWIND_ID, GLOBEX_ID]),
    region: pick(['US', 'DE']),
    baselineGoLiveOn: maybe(0.8, () => day(random)),
    actualGoLiveOn: maybe(0.5, () => day(random)),
    states: [
      begun,
      ...sorted(
        times(random, 5, () => instant(random)),
        begun,
      ),
    ].map((at) => ({
      at,
      stage: pick(STAGES.slice(0, 3)),
      status: pick(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ON_HOLD', 'CANCELLED']),
      goLiveOn: maybe(0.9, () => pick(['2026-12-14', '2026-12-15', '2026-12-19', day(random)])),
      varianceDays: maybe(0.9, () => Math.floor(random() * 20) - 5),
    })),
    evaluations: sorted(
      times(random, 12, () => instant(random)),
      begun,
    ).map((asOf) => ({
      asOf,
      score: maybe(0.9, () => Math.floor(random() * 101)),
      band: pick(HEALTH_BANDS),
    })),
    overrides: overridesOf(
      sorted(
        times(random, 4, () => instant(random)),
        begun,
      ),
      () => pick(['HEALTHY', 'AT_RISK', 'CRITICAL']),
    ),
    blockers: sorted(
      times(random, 3, () => instant(random)),
      begun,
    ).map((raisedAt) => ({
      raisedAt,
      resolvedAt: maybe(0.6, () => sorted([instant(random)], raisedAt)[0]!),
    })),
    milestones: times(random, 3, () =>
      sorted(
        times(random, 4, () => instant(random)),
        begun,
      ).map((at) => ({
        ...{ at, status: pick(['NOT_STARTED', 'IN_PROGRESS', 'DONE', 'SKIPPED']) },
      })),
    ),
  };
}

/** Each from one instant to the next; the last of an odd number is still in force. */
function overridesOf(instants: readonly string[], band: () => HealthBand): KnownOverride[] {
  return instants.flatMap((since, index) =>
    index % 2 === 0 ? [{ since, endsAt: instants[index + 1] ?? STILL, band: band() }] : [],
  );
}

/** Random engagements, the same for each seed, inserted in the order of their keys; Globex is internal. */
export async function seedRandomHistories(pool: pg.Pool, count: number, seed = 1): Promise<KnownHistory[]> {
  await pool.query('update partner set internal = true where id = $1', [GLOBEX_ID]);
  const random = randomOf(seed);
  const all = Array.from({ length: count }, () => knownHistory(random));
  const insert = (text: string, rows: readonly object[]) => pool.query(text, [JSON.stringify(rows)]);
  await insert(ENGAGEMENTS, all.map(engagementRow));
  await insert(
    HISTORY,
    all.flatMap(({ id, states }) => states.map((state) => ({ ...state, id: newId(), of: id }))),
  );
  await insert(
    SNAPSHOTS,
    all.flatMap(({ id, evaluations }) => evaluations.map((each) => ({ ...each, id: newId(), of: id }))),
  );
  await insert(
    OVERRIDES,
    all.flatMap(({ id, overrides }) => overrides.map((each) => ({ ...each, id: newId(), of: id }))),
  );
  await insert(
    BLOCKERS,
    all.flatMap(({ id, blockers }) => blockers.map((each) => ({ ...each, id: newId(), of: id }))),
  );
  for (const { id: of, milestones } of all)
    for (const [position, rows] of milestones.entries()) {
      const milestone = { id: newId(), of, position, status: rows.at(-1)?.status ?? 'NOT_STARTED' };
      await insert(MILESTONES, [milestone]);
      await insert(
        MILESTONE_HISTORY,
        rows.map((each) => ({ ...each, id: newId(), of: milestone.id })),
      );
    }
  return all;
}

function engagementRow({ states, evaluations, overrides, ...own }: KnownHistory) {
  const { stage, status, goLiveOn, varianceDays } = states.at(-1)!;
  const newest = evaluations.at(-1);
  const health = { score: newest?.score ?? null, band: newest?.band ?? null };
  const current = overrides.at(-1);
  const override = { overrideBand: current?.band ?? null, overrideUntil: current?.endsAt ?? null };
  return { ...own, ...health, ...override, stage, status, goLiveOn, varianceDays, at: states[0]!.at };
}

const ENGAGEMENTS = `
  insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on,
    baseline_go_live_on, actual_go_live_on, forecast_go_live_on, schedule_variance_days, health_score, health_band,
    override_band, override_until, version, created_at, updated_at)
  select r.id, r."partnerId", 'INTEGRATION', 'Random', r.stage, r.status, '${ENGINEER_ID}', r.region,
    'America/New_York', r.at::date, r."baselineGoLiveOn", r."actualGoLiveOn", r."goLiveOn", r."varianceDays", r.score,
    r.band, r."overrideBand", r."overrideUntil", 1, r.at, r.at
  from jsonb_to_recordset($1) as r (id uuid, "partnerId" uuid, region text, "baselineGoLiveOn" date,
    "actualGoLiveOn" date, "goLiveOn" date, "varianceDays" int, score int, band text, stage text, status text,
    at timestamptz, "overrideBand" text, "overrideUntil" timestamptz)`;
const HISTORY = `
  insert into engagement_history (id, engagement_id, at, stage, status, time_zone, forecast_go_live_on,
    schedule_variance_days)
  select r.id, r.of, r.at, r.stage, r.status, 'America/New_York', r."goLiveOn", r."varianceDays"
  from jsonb_to_recordset($1) as r (id uuid, of uuid, at timestamptz, stage text, status text, "goLiveOn" date,
    "varianceDays" int)`;
const SNAPSHOTS = `
  insert into health_snapshot (id, engagement_id, model_id, daily, stage, as_of, score, score_exact, coverage,
    computed_band, measures, causes, job_id)
  select r.id, r.of, m.id, false, 'SANDBOX', r."asOf", r.score, r.score, 1, r.band,
    json_build_array(json_build_object('measure', 'BLOCKERS', 'contribution', r.score)), '[]', r.id
  from jsonb_to_recordset($1) as r (id uuid, of uuid, "asOf" timestamptz, score int, band text),
    (select id from health_model limit 1) m`;
const OVERRIDES = `
  insert into health_override (id, engagement_id, band, reason, set_by, since, last_day, ends_at)
  select r.id, r.of, r.band, 'Known better', 'Manager', r.since, r."endsAt"::date, r."endsAt"
  from jsonb_to_recordset($1) as r (id uuid, of uuid, band text, since timestamptz, "endsAt" timestamptz)`;
const BLOCKERS = `
  insert into blocker (id, engagement_id, partner_id, severity, party, reason, visibility, raised_at, raised_by_id,
    raised_by_name, resolved_at, resolution, version)
  select r.id, e.id, e.partner_id, 'HIGH', 'PLATFORM', 'Stuck', 'INTERNAL', r."raisedAt", u.id, u.name,
    r."resolvedAt", case when r."resolvedAt" is not null then 'Gone' end, 1
  from jsonb_to_recordset($1) as r (id uuid, of uuid, "raisedAt" timestamptz, "resolvedAt" timestamptz)
  join engagement e on e.id = r.of, (select id, name from app_user limit 1) u`;
const MILESTONES = `
  insert into milestone (id, engagement_id, partner_id, code, title, stage, position, party, weight, required,
    is_go_live, visibility, status, duration_days, version)
  select r.id, e.id, e.partner_id, 'M' || r.position, 'A step', 'SANDBOX', r.position, 'SERVICES', 1, true, false,
    'INTERNAL', r.status, 1, 1
  from jsonb_to_recordset($1) as r (id uuid, of uuid, position int, status text) join engagement e on e.id = r.of`;
const MILESTONE_HISTORY = `
  insert into milestone_history (id, milestone_id, at, status)
  select r.id, r.of, r.at, r.status from jsonb_to_recordset($1) as r (id uuid, of uuid, at timestamptz, status text)`;
