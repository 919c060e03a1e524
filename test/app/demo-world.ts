import { readFileSync } from 'node:fs';
import { SeedDemo } from '../../src/modules/demo/index.js';
import { TestApp } from '../support/app.js';
import { MANAGER } from '../support/people.js';
import { BATCH, NDJSON, createKey, send } from '../support/usage.js';
import { runGraphqlTour } from './graphql-tour.js';

export const PRESENT = new Date('2026-12-21T15:30:00Z');

const ENGAGEMENTS = `{ engagements(first: 100, orderBy: { field: KEY, direction: ASC }) { totalCount nodes {
  key title type stage status forecastGoLiveOn scheduleVarianceDays minutesLogged partner { slug }
  ballInCourt { party since } health { scoreExact band causes { code } } adoption { ttfcHours calls28 trend }
  blockers(open: true) { severity party } } } }`;
const CHECKLISTS = `{ engagements(first: 60, orderBy: { field: KEY, direction: ASC }) { nodes {
  key stage gate { met } checklist { code neededBy status expiresOn rejection } } } }`;
const REVIEW = `{ apiProducts { nodes { slug checklist { code kind neededBy expires } } }
  checklistToReview(first: 50) { nodes { code engagement { key } evidence { submittedBy url file { name } } } }
  expiryHorizon(first: 50) { nodes { kind title expiresOn goLiveOn engagement { key } } } }`;
const TURNS = `{ engagements(first: 60, orderBy: { field: KEY, direction: ASC }) { nodes {
  key status stage expectedResumeOn holds { reason until } baselines { name } team { email }
  scheduleVarianceDays scheduleVarianceFromLatestDays } } }`;
const CHANGED = `{ rescheduled: engagement(key: "ENG-52") { milestones { code notBeforeOn reschedules { reason } } }
  corrected: engagement(key: "ENG-1") { progress(first: 50) { nodes { minutes revisions { minutes reason } } } } }`;
const HEALTH = `{ engagements(first: 100) { nodes { shadowHealth { model { version } }
  health { band computedBand override { band until } } } } }`;
const RETURNS = `{ auditLog(first: 5, filter: { action: { in: ["engagement.return-to-stage"] } }) {
  nodes { actor { name } changes previous } } }`;
const STAFF = `{ engineers(first: 50) { nodes { name skills { level apiProduct { slug } } timeOff { from to } } }
  engineerWorkload(from: "2026-11-30", to: "2027-01-31") {
    engineer { email } weeks { weekOf capacityHours hardHours softHours loggedHours overCapacity } } }`;
const DAY = `{ myWork { overdueCount dueSoonCount waitingOnMeCount blockedCount
    overdue { reason } dueSoon { reason } waitingOnMe { reason } blocked { reason } }
  myTime(from: "2026-12-01", to: "2026-12-21") { minutes days { day minutes } } }`;
const PLANS = `{ engagements(first: 30, orderBy: { field: KEY, direction: ASC }) { nodes {
  health { measures { measure state value } } milestones { code status startedOn completedOn } } } }`;
const COUNTS = `{ partners(first: 1) { totalCount } engineers(first: 1) { totalCount } apiProducts { nodes { slug } }
  quarantine(first: 50) { nodes { clientId host reason calledAt } } }`;
const DAILY = `query ($partnerIds: [ID!], $environment: Environment) {
  adoption(filter: { from: "2026-09-22", to: "2026-12-20", partnerIds: $partnerIds, environment: $environment }) {
    totals { calls successes } series(interval: DAY) { points { start calls errorRate } } } }`;

const MINE =
  '{ myIntegrations(first: 20) { nodes { checklist { code status evidence { submittedBy file { name } } } title contacts { name email party } updates { nodes { text } } } } }';

/** What users see of the world; IDs differ between starts, and nothing else does. */
export async function seededState() {
  const app = await TestApp.start(PRESENT, { people: false });
  try {
    const demo = app.nest.get(SeedDemo);
    const neededBefore = await demo.isNeeded();
    const told: string[] = [];
    await demo.seed((line) => void told.push(line));
    const ask = async (query: string, person: Parameters<TestApp['gql']>[0] = MANAGER, variables = {}) => {
      const { data, errors } = await app.gql(person, query, variables);
      if (errors) throw new Error(`${query}: ${errors.map(({ message }) => message).join(' ')}`);
      return data;
    };
    const { engagements } = await ask(ENGAGEMENTS);
    const acme = await ask('{ partner(slug: "acme") { id } }');
    const secret = await createKey(app.pools.staff, null);
    const sendExample = async (file: string, type: string) =>
      (await send(app, readFileSync(`examples/usage/${file}`), { type, key: secret })).body;
    const turns: { nodes: readonly Turns[] } = (await ask(TURNS)).engagements;
    const review = await ask(REVIEW, 'compliance@causeway.example');
    return {
      told: told.length > 0,
      usage: (await ask(DAILY, MANAGER, { environment: null })).adoption,
      usageOfAcme: (await ask(DAILY, MANAGER, { partnerIds: [acme.partner.id] })).adoption,
      counts: await ask(COUNTS),
      plans: await ask(PLANS),
      checklists: (await ask(CHECKLISTS)).engagements.nodes as readonly Checklists[],
      review: { ...review, checklistToReview: inNoOrder(review.checklistToReview.nodes) },
      turns: turns.nodes,
      changed: await ask(CHANGED),
      health: (await ask(HEALTH)).engagements.nodes as readonly Watched[],
      returns: (await ask(RETURNS, 'auditor@causeway.example')).auditLog.nodes,
      staff: await ask(STAFF),
      days: [await ask(DAY, 'engineer@causeway.example'), await ask(DAY, 'engineer2@causeway.example')],
      examples: [await sendExample('calls.ndjson', NDJSON), await sendExample('events.json', BATCH)],
      needed: [neededBefore, await demo.isNeeded()],
      clock: app.clock.now(),
      engagements: engagements.nodes as readonly Row[],
      mine: (await ask(MINE, 'partner@northwind.example')).myIntegrations,
      // Last, because the tour makes changes.
      tour: await runGraphqlTour(app),
    };
  } finally {
    await app.stop();
  }
}

export interface Row {
  readonly key: string;
  readonly title: string;
  readonly type: string;
  readonly stage: string;
  readonly status: string;
  readonly partner: { readonly slug: string };
  readonly ballInCourt: { readonly party: string } | null;
  readonly health: {
    readonly band: string;
    readonly scoreExact: string;
    readonly causes: readonly { readonly code: string }[];
  } | null;
  readonly adoption: {
    readonly ttfcHours: number | null;
    readonly calls28: number;
    readonly trend: number | null;
  };
  readonly blockers: readonly { readonly severity: string }[];
}

export interface Watched {
  readonly health: {
    readonly band: string;
    readonly computedBand: string;
    readonly override: object | null;
  } | null;
  readonly shadowHealth: { readonly model: { readonly version: number } } | null;
}

export interface Turns {
  readonly key: string;
  readonly status: string;
  readonly stage: string;
  readonly expectedResumeOn: string | null;
  readonly holds: readonly { readonly reason: string; readonly until: string | null }[];
  readonly baselines: readonly { readonly name: string }[];
}

export interface Checklists {
  readonly key: string;
  readonly stage: string;
  readonly gate: { readonly met: boolean };
  readonly checklist: readonly {
    readonly code: string;
    readonly neededBy: string;
    readonly status: string;
    readonly expiresOn: string | null;
    readonly rejection: string | null;
  }[];
}

export interface Mine {
  readonly title: string;
  readonly checklist: readonly {
    readonly code: string;
    readonly status: string;
    readonly evidence: {
      readonly submittedBy: string;
      readonly file: { readonly name: string } | null;
    } | null;
  }[];
  readonly contacts: readonly { readonly party: string }[];
  readonly updates: { readonly nodes: readonly { readonly text: string }[] };
}

/** Rows with the same instant are sorted by ID, which differs between starts. */
function inNoOrder(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
