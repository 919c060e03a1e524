import type { Json, TestApp } from '../support/app.js';
import { ENGINEER, PARTNER, type Person } from '../support/people.js';
import { statementsSent } from '../support/sent-statements.js';
import { placeIn, type Started } from '../support/seed-integrations.js';
import { Checklists, MANAGER } from './checklist-support.js';

const HEALTH = 'healthBefore { score band } healthAfter { score band }';
const PLAN = 'query ($key: String) { engagement(key: $key) { milestones { id code party version } } }';
const MOVED = 'moved { milestone { code } } forecastBefore forecastAfter';

interface Milestone {
  readonly id: string;
  readonly code: string;
  readonly party: string;
  readonly version: number;
}

/** An engagement with its plan. */
interface Subject {
  readonly own: Started;
  readonly plan: readonly Milestone[];
}

interface Sent {
  readonly person: Person;
  readonly mutation: string;
  /** What is selected of the payload. */
  readonly answer: string;
  readonly input: object;
}

const staff = (mutation: string, answer: string, input: object): Sent => ({
  ...{ person: ENGINEER, mutation, answer, input },
});
const partner = (mutation: string, answer: string, input: object): Sent => ({
  ...{ person: PARTNER, mutation, answer, input },
});

let checklists: Checklists;
let app: TestApp;
beforeAll(async () => {
  checklists = await Checklists.start();
  ({ app } = checklists);
});
afterAll(() => app.stop());

async function send({ person, mutation, answer, input }: Sent): Promise<Json> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${answer} userErrors { code message } } }`;
  const key = { 'idempotency-key': `${mutation} ${(keys += 1)}` };
  const { data, errors } = await app.gql(person, text, { input }, key);
  expect(errors).toBeUndefined();
  expect(data[mutation].userErrors).toEqual([]);
  return data[mutation];
}
let keys = 0;

async function start(): Promise<Subject> {
  const own = await checklists.engagement();
  const { milestones } = (await app.gql(MANAGER, PLAN, { key: own.key })).data.engagement;
  return { own, plan: milestones };
}

const planned = ({ plan }: Subject, code: string) => plan.find((each) => each.code === code)!;
const ofPartner = ({ plan }: Subject) => plan.find(({ party }) => party === 'PARTNER')!;
const blocker = (more: object = {}) => ({ severity: 'LOW', party: 'PARTNER', reason: 'Keys.', ...more });
const raised = async (subject: Subject): Promise<Json> => {
  const input = { key: subject.own.key, ...blocker() };
  return (await send(partner('raiseMyBlocker', 'integrationBlocker { id }', input))).integrationBlocker;
};

/** The statements of a mutation with an Idempotency-Key, and the most that it may send. */
const MUTATIONS: [string, number, (subject: Subject) => Sent | Promise<Sent>][] = [
  [
    'logProgress that completes a milestone, with health before and after',
    99,
    (subject) =>
      staff('logProgress', `entry { id } engagement { version } forecastAfter ${HEALTH}`, {
        ...{ engagementId: subject.own.id, text: 'Done.', completeMilestoneIds: [ofPartner(subject).id] },
      }),
  ],
  [
    'logProgress that changes milestones, blockers and the ball',
    99,
    (subject) =>
      staff('logProgress', `entry { id } engagement { version } forecastAfter ${HEALTH}`, {
        ...{ engagementId: subject.own.id, text: 'Done.', startMilestoneIds: [ofPartner(subject).id] },
        ...{ raise: [blocker({ commitmentOn: '2026-12-24' })], passBallTo: 'PARTNER' },
      }),
  ],
  [
    'logProgress of a note',
    99,
    ({ own }) => staff('logProgress', 'entry { id } engagement { version }', { engagementId: own.id, text: 'A note.' }),
  ],
  [
    'passBall',
    99,
    ({ own }) => staff('passBall', 'engagement { version }', { engagementId: own.id, to: 'PARTNER', reason: 'Go.' }),
  ],
  [
    'updateMilestone',
    99,
    (subject) => {
      const { id: milestoneId, version: expectedVersion } = ofPartner(subject);
      const input = { milestoneId, expectedVersion, status: 'IN_PROGRESS' };
      return staff('updateMilestone', `milestone { version } ${MOVED}`, input);
    },
  ],
  [
    'advanceStage',
    99,
    async ({ own }) => {
      await placeIn(app, own, 'DISCOVERY');
      return staff('advanceStage', 'engagement { stage } gate { met }', { engagementId: own.id, from: 'DISCOVERY' });
    },
  ],
  ['commentOnMyIntegration', 99, ({ own }) => partner('commentOnMyIntegration', 'integrationUpdate { text }', { key: own.key, text: 'We test.' })],
  ['giveMyPulse', 99, ({ own }) => partner('giveMyPulse', 'integrationPulse { rating }', { key: own.key, rating: 4 })],
  [
    'completeMyMilestone',
    99,
    (subject) => {
      const input = { key: subject.own.key, code: ofPartner(subject).code };
      return partner('completeMyMilestone', 'integrationMilestone { status }', input);
    },
  ],
  [
    'raiseMyBlocker',
    99,
    (subject) => {
      const input = { key: subject.own.key, milestoneCode: ofPartner(subject).code, ...blocker() };
      return partner('raiseMyBlocker', 'integrationBlocker { id }', input);
    },
  ],
  [
    'commitMyBlocker',
    99,
    async (subject) => {
      const { id: blockerId } = await raised(subject);
      const input = { blockerId, expectedVersion: 1, commitmentOn: '2026-12-24' };
      return partner('commitMyBlocker', 'integrationBlocker { commitmentOn }', input);
    },
  ],
  [
    'resolveMyBlocker',
    99,
    async (subject) => {
      const { id: blockerId } = await raised(subject);
      return partner('resolveMyBlocker', 'integrationBlocker { version }', { blockerId, resolution: 'Done.' });
    },
  ],
  [
    'submitMyEvidence',
    99,
    ({ own }) => {
      const input = { key: own.key, apiProductSlug: 'accounts', code: 'TERMS', url: 'https://vault.example/terms' };
      return partner('submitMyEvidence', 'integrationChecklistItem { status }', input);
    },
  ],
];
void planned;

it.each(MUTATIONS)('%s sends at most %i statements', async (name, most, of) => {
  // The first request of a kind also signs in, and fills caches.
  await send(await of(await start()));
  const mutation = await of(await start());
  const statements = await statementsSent(() => send(mutation));
  process.stderr.write(`${statements.length} ${name}\n${process.env.SHOW ? statements.map((each) => `   ${each.replace(/\s+/g, ' ').slice(0, 150)}\n`).join('') : ''}`);
  expect(statements.length).toBeLessThanOrEqual(most);
});
