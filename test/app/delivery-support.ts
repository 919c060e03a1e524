import { fromTypeId, newId, toTypeId } from '../../src/kernel/ids.js';
import { REFORECAST_DAILY } from '../../src/modules/planning/index.js';
import type { PlaybookMilestone } from '../../src/modules/playbooks/playbook.schema.js';
import { type Answer, START, TestApp } from '../support/app.js';
import { ENGINEER_ID, MANAGER, NORTHWIND_ID, type Person } from '../support/people.js';

export { ENGINEER, MANAGER, OTHER_ENGINEER } from '../support/people.js';

/** domain.md's worked example as a playbook. */
const EXAMPLE = [
  { code: 'A', durationDays: 3, weight: 2, dependsOn: {} },
  { code: 'B', durationDays: 5, weight: 3, dependsOn: { A: 0 } },
  { code: 'G', durationDays: 1, weight: 1, isGoLive: true, dependsOn: { B: 2, D: 0 } },
  { code: 'D', durationDays: 2, weight: 1, required: false, dependsOn: {} },
];

/** Milestones as a playbook has them, with defaults. */
export function templates(rows: readonly (Partial<PlaybookMilestone> | object)[]): object[] {
  return rows.map((row) => {
    const { dependsOn = {}, ...own } = row as { dependsOn?: Record<string, number> };
    return {
      ...{ title: 'A step', stage: 'SANDBOX', party: 'PARTNER', durationDays: 1, weight: 1 },
      ...{ required: true, isGoLive: false, visibility: 'PARTNER' },
      ...own,
      dependsOn: Object.entries(dependsOn).map(([code, lagDays]) => ({ code, lagDays })),
    };
  });
}

const START_ENGAGEMENT = `mutation ($input: StartEngagementInput!) { startEngagement(input: $input) {
  userErrors { code field message } engagement { id key version } } }`;
const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) {
  userErrors { code field message } forecastBefore forecastAfter
  entry { id kind text minutes day author visibility milestone { code } } engagement { id version } } }`;
const UPDATE = `mutation ($input: UpdateMilestoneInput!) { updateMilestone(input: $input) {
  userErrors { code field message } milestone { code status startedOn completedOn version dependsOn { lagDays milestone { code } } } } }`;
const PLAN = `query ($id: ID!) { engagement(id: $id) {
  version status baselineGoLiveOn forecastGoLiveOn actualGoLiveOn scheduleVarianceDays schedulePerformanceIndex
  criticalPath { code }
  milestones { id code version status floatDays startedOn completedOn baselineStartOn baselineDueOn
    forecastStartOn forecastDueOn dependsOn { lagDays milestone { code } } } } }`;

/** A milestone as the tests query it; dates as YYYY-MM-DD. */
export interface MilestoneView {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly floatDays: number | null;
  readonly baselineStartOn: string;
  readonly baselineDueOn: string;
  readonly forecastStartOn: string | null;
  readonly forecastDueOn: string | null;
}
interface PlanView {
  readonly version: number;
  readonly baselineGoLiveOn: string;
  readonly forecastGoLiveOn: string | null;
  readonly scheduleVarianceDays: number | null;
  readonly schedulePerformanceIndex: number | null;
  readonly milestones: readonly MilestoneView[];
}

/** A running product with an API version to integrate and the worked example's playbook. */
export class Delivery {
  private constructor(
    readonly app: TestApp,
    readonly playbookId: string,
    readonly versionId: string,
    readonly operationId: string,
  ) {}

  static async start(now = START): Promise<Delivery> {
    const app = await TestApp.start(now);
    const { versionId, operationId } = await addVersion(app, 'payments');
    return new Delivery(app, await addPlaybook(app, EXAMPLE), versionId, operationId);
  }

  input(changes: object = {}): Record<string, unknown> {
    return {
      ...{
        partnerId: toTypeId('partner', NORTHWIND_ID),
        type: 'INTEGRATION',
        title: 'Payments for Northwind',
      },
      ...{ startOn: '2026-11-30', playbookId: this.playbookId, leadId: toTypeId('engineer', ENGINEER_ID) },
      scope: [{ apiVersionId: this.versionId }],
      ...changes,
    };
  }

  startWith(person: Person, changes: object = {}): Promise<Answer> {
    return this.app.gql(person, START_ENGAGEMENT, { input: this.input(changes) });
  }

  /** @returns the TypeID of a new engagement of the worked example */
  async engagement(changes: object = {}): Promise<string> {
    const { data, errors } = await this.startWith(MANAGER, changes);
    if (errors ?? data.startEngagement.userErrors.length > 0)
      throw new Error(JSON.stringify({ data, errors }));
    return data.startEngagement.engagement.id;
  }

  /** @returns the same, back on Monday, whenever the last test ended */
  async engagementOnMonday(changes: object = {}): Promise<string> {
    await this.app.beginAt(START);
    return this.engagement(changes);
  }

  /** Puts an engagement into the initial state of a test, without the history that leads there. */
  async set(id: string, columns: string): Promise<void> {
    const engagement = fromTypeId('engagement', id);
    await this.app.pools.staff.query(`update engagement set ${columns} where id = $1`, [engagement]);
  }

  async plan(id: string): Promise<PlanView> {
    const { data, errors } = await this.app.gql(MANAGER, PLAN, { id });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.engagement;
  }

  async milestone(id: string, code: string): Promise<MilestoneView> {
    const { milestones } = await this.plan(id);
    return milestones.find((milestone) => milestone.code === code)!;
  }

  /** The forecast of each milestone as `start/due`, and of go-live with its variance. */
  async forecast(id: string): Promise<Record<string, unknown>> {
    const { milestones, forecastGoLiveOn, scheduleVarianceDays } = await this.plan(id);
    const days = milestones.map(({ code, forecastStartOn, forecastDueOn }) => [
      code,
      `${forecastStartOn}/${forecastDueOn}`,
    ]);
    return { ...Object.fromEntries(days), goLive: forecastGoLiveOn, variance: scheduleVarianceDays };
  }

  log(person: Person, input: object, headers: object = {}): Promise<Answer> {
    return this.app.gql(person, LOG, { input: { text: 'Worked on it.', ...input } }, headers);
  }

  /** Changes a milestone at its current version, unless another one is given. */
  async update(person: Person, engagementId: string, code: string, changes: object): Promise<Answer> {
    const { id, version } = await this.milestone(engagementId, code);
    const input = { milestoneId: id, expectedVersion: version, ...changes };
    return this.app.gql(person, UPDATE, { input });
  }

  /** The number of rows of everything that a rejected mutation might have written partially. */
  async rows(): Promise<Record<string, number>> {
    const tables = [
      ...['engagement', 'engagement_scope', 'engagement_scope_history', 'engagement_engineer'],
      ...['ball_interval', 'engagement_history', 'milestone', 'milestone_link'],
      ...['milestone_history', 'progress_entry', 'progress_revision', 'audit_entry', 'idempotency_key'],
      ...['blocker', 'blocker_commitment', 'blocker_severity'],
      ...['engagement_hold', 'baseline', 'baseline_milestone', 'milestone_reschedule', 'go_live_move'],
    ];
    const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
    const due = `(select count(*)::int from due_work where kind = '${REFORECAST_DAILY}') as due_work`;
    // Health events come from jobs that run in the meantime.
    const outbox = `(select count(*)::int from outbox where kind like 'engagement.%') as outbox`;
    const { rows } = await this.app.pools.staff.query<Record<string, number>>(
      `select ${[...counts, due, outbox].join(', ')}`,
    );
    return rows[0]!;
  }
}

/** @returns the TypeID of a new playbook */
export async function addPlaybook(
  app: TestApp,
  rows: readonly object[],
  type = 'INTEGRATION',
): Promise<string> {
  const id = newId();
  await app.pools.staff.query(
    `insert into playbook (id, slug, version, title, type, milestones, content_hash, published_at)
     values ($1, $2, 1, 'A playbook', $3, $4, $2, '2026-01-01')`,
    [id, `playbook-${id}`, type, JSON.stringify(templates(rows))],
  );
  return toTypeId('playbook', id);
}

/** @returns TypeIDs of a new API version, of its new product, and of its one operation */
export async function addVersion(app: TestApp, slug: string, status = 'GA') {
  const [product, version, operation] = [newId(), newId(), newId()];
  await app.pools.staff.query(
    `with product as (
       insert into api_product (id, slug, name, capability, created_at)
       values ($1, $4, $4, 'PAYMENTS', '2026-01-01')
     ), version as (
       insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
       values ($2, $1, 'v1', $5, '{}', '', '2026-01-01')
     )
     insert into api_operation (id, api_version_id, method, path, position)
     values ($3, $2, 'GET', '/things', 1)`,
    [product, version, operation, slug, status],
  );
  return { versionId: toTypeId('apiVersion', version), operationId: toTypeId('apiOperation', operation) };
}
