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

const ofPartner = ({ plan }: Subject) => plan.find(({ party }) => party === 'PARTNER')!;
const blocker = (more: object = {}) => ({ severity: 'LOW', party: 'PARTNER', reason: 'Keys.', ...more });
const raised = async (subject: Subject): Promise<Json> => {
  const input = { key: subject.own.key, ...blocker() };
  return (await send(partner('raiseMyBlocker', 'integrationBlocker { id }', input))).integrationBlocker;
};

/** Mutations with an Idempotency-Key, and how many statements they send. */
const MUTATIONS: [string, number, (subject: Subject) => Sent | Promise<Sent>][] = [
  [
    'logProgress that completes a milestone, with health before and after',
    10,
    (subject) =>
      staff('logProgress', `entry { id } engagement { version } forecastAfter ${HEALTH}`, {
        ...{ engagementId: subject.own.id, text: 'Done.', completeMilestoneIds: [ofPartner(subject).id] },
      }),
  ],
  [
    'logProgress that changes milestones, blockers and the ball',
    10,
    (subject) =>
      staff('logProgress', `entry { id } engagement { version } forecastAfter ${HEALTH}`, {
        ...{ engagementId: subject.own.id, text: 'Done.', startMilestoneIds: [ofPartner(subject).id] },
        ...{ raise: [blocker({ commitmentOn: '2026-12-24' })], passBallTo: 'PARTNER' },
      }),
  ],
  [
    'logProgress of a note',
    7,
    ({ own }) =>
      staff('logProgress', 'entry { id } engagement { version }', { engagementId: own.id, text: 'A note.' }),
  ],
  [
    'passBall',
    7,
    ({ own }) =>
      staff('passBall', 'engagement { version }', { engagementId: own.id, to: 'PARTNER', reason: 'Go.' }),
  ],
  [
    'updateMilestone',
    9,
    (subject) => {
      const { id: milestoneId, version: expectedVersion } = ofPartner(subject);
      const input = { milestoneId, expectedVersion, status: 'IN_PROGRESS' };
      return staff('updateMilestone', `milestone { version } ${MOVED}`, input);
    },
  ],
  [
    'advanceStage',
    7,
    async ({ own }) => {
      await placeIn(app, own, 'DISCOVERY');
      const input = { engagementId: own.id, from: 'DISCOVERY' };
      return staff('advanceStage', 'engagement { stage } gate { met }', input);
    },
  ],
  // For partners: two reads with their own login, each with begin, the setting, and commit.
  [
    'commentOnMyIntegration',
    13,
    ({ own }) =>
      partner('commentOnMyIntegration', 'integrationUpdate { text }', { key: own.key, text: 'We test.' }),
  ],
  [
    'giveMyPulse',
    13,
    ({ own }) => partner('giveMyPulse', 'integrationPulse { rating }', { key: own.key, rating: 4 }),
  ],
  [
    'completeMyMilestone',
    15,
    (subject) => {
      const input = { key: subject.own.key, code: ofPartner(subject).code };
      return partner('completeMyMilestone', 'integrationMilestone { status }', input);
    },
  ],
  [
    'raiseMyBlocker',
    14,
    (subject) => {
      const input = { key: subject.own.key, milestoneCode: ofPartner(subject).code, ...blocker() };
      return partner('raiseMyBlocker', 'integrationBlocker { id }', input);
    },
  ],
  [
    'commitMyBlocker',
    14,
    async (subject) => {
      const { id: blockerId } = await raised(subject);
      const input = { blockerId, expectedVersion: 1, commitmentOn: '2026-12-24' };
      return partner('commitMyBlocker', 'integrationBlocker { commitmentOn }', input);
    },
  ],
  [
    'resolveMyBlocker',
    14,
    async (subject) => {
      const { id: blockerId } = await raised(subject);
      return partner('resolveMyBlocker', 'integrationBlocker { version }', {
        blockerId,
        resolution: 'Done.',
      });
    },
  ],
  [
    'submitMyEvidence',
    15,
    ({ own }) => {
      const link = { apiProductSlug: 'accounts', code: 'TERMS', url: 'https://vault.example/terms' };
      return partner('submitMyEvidence', 'integrationChecklistItem { status }', { key: own.key, ...link });
    },
  ],
];

/** What a process remembers of a user expires within seconds. */
async function countSignedIn(mutation: Sent): Promise<number> {
  await app.gql(mutation.person, '{ viewer { email } }');
  return (await statementsSent(() => send(mutation))).length;
}

it.each(MUTATIONS)('%s sends %i statements', async (_name, count, of) => {
  // The first request of a kind also fills caches.
  await send(await of(await start()));
  const mutation = await of(await start());
  expect(await countSignedIn(mutation)).toBe(count);
});

/** A history: past work, blockers and milestones added to the plan. */
async function grow({ own }: Subject): Promise<void> {
  for (let index = 0; index < 5; index += 1) {
    const raise = Array.from({ length: 5 }, () => blocker({ commitmentOn: '2026-12-22' }));
    await send(staff('logProgress', 'entry { id }', { engagementId: own.id, text: 'Earlier.', raise }));
    const added = {
      ...{ code: `MORE-${index}`, title: 'More', stage: 'SANDBOX', party: 'PARTNER' },
      durationDays: 2,
    };
    const input = { engagementId: own.id, ...added, weight: 1, required: false, visibility: 'PARTNER' };
    await send({
      ...staff('addMilestone', 'milestone { id }', { ...input, reason: 'More.' }),
      person: MANAGER,
    });
  }
  for (const to of ['PARTNER', 'SERVICES', 'PARTNER', 'SERVICES'])
    await send(staff('passBall', 'engagement { version }', { engagementId: own.id, to, reason: 'Go.' }));
  await app.settle();
}

it.each(MUTATIONS)('%s sends no more after months of work', async (_name, count, of) => {
  const subject = await start();
  await grow(subject);
  const mutation = await of(subject);
  expect(await countSignedIn(mutation)).toBe(count);
});
