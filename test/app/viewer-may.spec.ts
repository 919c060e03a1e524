import { buildSchema, type GraphQLEnumType, type GraphQLInputObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { fromTypeId, newId, toTypeId } from '../../src/kernel/ids.js';
import { type EngagementActionWord } from '../../src/modules/dashboard/engagement-actions.js';
import { UseCases } from '../../src/platform/usecases/use-cases.js';
import type { Json } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { COMPLIANCE, ENGINEER_ID, onlyFor, type Person, STAFF } from '../support/people.js';
import { item } from './checklist-support.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const READ = 'query ($id: ID!) { engagement(id: $id) { stage version viewerMay } }';

interface Circumstances {
  readonly person: Person;
  readonly stage: string;
  readonly version: number;
  /** Of an entry that the person wrote. */
  readonly entryId: string;
}
interface Attempt {
  readonly mutation: string;
  /** Apart from the engagement; at least one that the person could be allowed. */
  readonly input: (world: Circumstances) => object;
}
const partyFor = (person: Person) => (person === COMPLIANCE ? 'COMPLIANCE' : 'PARTNER');
const because = { reason: 'The bank asked for it.' };

/** One mutation for each action. */
const ATTEMPTS: Readonly<Record<EngagementActionWord, Attempt>> = {
  LOG_PROGRESS: { mutation: 'logProgress', input: () => ({ text: 'Called.' }) },
  CORRECT_PROGRESS: {
    mutation: 'correctProgress',
    input: ({ entryId }) => ({ entryId, expectedVersion: 1, text: 'Called twice.', ...because }),
  },
  PASS_BALL: { mutation: 'passBall', input: () => ({ to: 'PLATFORM', ...because }) },
  RAISE_BLOCKER: {
    mutation: 'raiseBlocker',
    input: ({ person }) => ({ severity: 'LOW', party: partyFor(person), ...because }),
  },
  UPDATE: {
    mutation: 'updateEngagement',
    input: ({ version }) => ({ expectedVersion: version, title: 'Cards' }),
  },
  HOLD: { mutation: 'holdEngagement', input: () => ({ expectedResumeOn: '2026-12-21', ...because }) },
  RESUME: { mutation: 'resumeEngagement', input: () => ({}) },
  ADVANCE_STAGE: { mutation: 'advanceStage', input: ({ stage }) => ({ from: stage }) },
  RETURN_TO_STAGE: { mutation: 'returnToStage', input: () => ({ to: 'DISCOVERY', ...because }) },
  CLOSE: { mutation: 'closeEngagement', input: () => ({ outcome: 'CANCELLED', ...because }) },
  EDIT_PLAN: {
    mutation: 'addMilestone',
    input: ({ person }) => ({
      ...{ code: 'NEW', title: 'A new step', stage: 'ADOPTION', party: partyFor(person), durationDays: 2 },
    }),
  },
  TAKE_BASELINE: { mutation: 'takeBaseline', input: () => ({ name: 'Second', ...because }) },
  SUBMIT_EVIDENCE: { mutation: 'submitEvidence', input: () => ({ url: 'https://vault.example/terms' }) },
  REVIEW_EVIDENCE: { mutation: 'reviewChecklistItem', input: () => ({ decision: 'SATISFIED' }) },
  WAIVE_ITEM: {
    mutation: 'reviewChecklistItem',
    input: () => ({ decision: 'WAIVED', note: 'A pilot.', waivedUntil: '2026-12-31' }),
  },
  ALLOCATE: {
    mutation: 'allocateEngineer',
    input: () => ({
      ...{ engineerId: toTypeId('engineer', ENGINEER_ID), from: '2026-11-30', to: '2026-12-11' },
      ...{ hoursPerWeek: 1, kind: 'SOFT' },
    }),
  },
  RECOMPUTE_HEALTH: { mutation: 'recomputeHealth', input: () => ({}) },
  OVERRIDE_HEALTH: {
    mutation: 'overrideHealth',
    input: () => ({ band: 'AT_RISK', until: '2026-12-11', ...because }),
  },
  CLEAR_HEALTH_OVERRIDE: { mutation: 'clearHealthOverride', input: () => ({}) },
};
const ACTIONS = Object.keys(ATTEMPTS) as EngagementActionWord[];
const DENIED = ['FORBIDDEN', 'NOT_ALLOWED_IN_STATE'];
/** A gate that is not met is a matter neither of permission nor of state. */
const OUTCOMES = ['done', 'GATE_NOT_MET', ...DENIED];
const ON_CHECKLIST = ['submitEvidence', 'reviewChecklistItem'];

describe('what a viewer may do with an engagement', () => {
  let delivery: Delivery;
  let apiProductId: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    const { rows } = await delivery.app.pools.staff.query<{ id: string }>('select id from api_product');
    apiProductId = toTypeId('apiProduct', rows[0]!.id);
    await done(MANAGER, 'setLaunchChecklist', { apiProductId, items: [item('TERMS')] });
  });
  afterAll(() => delivery.app.stop());

  async function run(person: Person, mutation: string, input: object): Promise<string> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`;
    const { data, errors } = await delivery.app.gql(person, query, { input });
    return errors?.[0]?.extensions.code ?? data[mutation].userErrors[0]?.code ?? 'done';
  }
  async function done(person: Person, mutation: string, input: object): Promise<void> {
    expect([mutation, await run(person, mutation, input)]).toEqual([mutation, 'done']);
  }
  const read = async (person: Person, id: string): Promise<Json> =>
    (await delivery.app.gql(person, READ, { id })).data.engagement;

  /** An entry that the person wrote, whether they could log it or not. */
  async function entryOf(person: Person, engagementId: string): Promise<string> {
    const id = newId();
    await delivery.app.pools.staff.query(
      `insert into progress_entry (id, engagement_id, partner_id, kind, text, minutes, day, author_id, author_name,
         visibility, version, created_at)
       select $1, e.id, e.partner_id, 'NOTE', 'Called.', 5, '2026-11-30', u.id, u.name, 'INTERNAL', 1, '2026-11-30'
       from engagement e, app_user u where e.id = $2 and u.email = $3`,
      [id, fromTypeId('engagement', engagementId), person],
    );
    return toTypeId('progressEntry', id);
  }

  async function attempt(action: EngagementActionWord, id: string, world: Circumstances): Promise<string> {
    const { mutation, input } = ATTEMPTS[action];
    const place = action === 'CORRECT_PROGRESS' ? {} : { engagementId: id };
    const about = ON_CHECKLIST.includes(mutation) ? { apiProductId, code: 'TERMS' } : {};
    return run(world.person, mutation, { ...place, ...about, ...input(world) });
  }

  const SITUATIONS: Readonly<Record<string, (id: string) => Promise<void>>> = {
    'in its first stage': async () => undefined,
    'in a later stage': (id) => delivery.set(id, "stage = 'SANDBOX'"),
    'in the last stage before the end': (id) => delivery.set(id, "stage = 'ADOPTION'"),
    'waiting for COMPLIANCE': (id) =>
      done(MANAGER, 'passBall', { engagementId: id, to: 'COMPLIANCE', ...because }),
    'with its health overridden': (id) =>
      done(MANAGER, 'overrideHealth', { engagementId: id, band: 'AT_RISK', until: '2026-12-11', ...because }),
    'on hold': (id) =>
      done(MANAGER, 'holdEngagement', { engagementId: id, expectedResumeOn: '2026-12-14', ...because }),
    cancelled: (id) =>
      done(MANAGER, 'closeEngagement', { engagementId: id, outcome: 'CANCELLED', ...because }),
  };

  /** Mutations decide as usual and are then rolled back, so that the next one meets the same engagement. */
  async function rolledBack(act: () => Promise<void>): Promise<void> {
    const useCases = delivery.app.nest.get(UseCases, { strict: false });
    Object.assign(useCases, { run: useCases.dryRun.bind(useCases) });
    await act().finally(() => Reflect.deleteProperty(useCases, 'run'));
  }

  it.each(Object.keys(SITUATIONS))(
    'is what its mutations allow %s, by role and action',
    async (situation) => {
      const id = await delivery.engagement();
      const evidence = { engagementId: id, apiProductId, code: 'TERMS', url: 'https://vault.example/1' };
      await done(ENGINEER, 'submitEvidence', evidence);
      await SITUATIONS[situation]!(id);
      const listed: Record<string, boolean> = {};
      const allowed: Record<string, boolean> = {};
      await rolledBack(async () => {
        for (const person of STAFF) {
          const { viewerMay, stage, version } = await read(person, id);
          const entryId = await entryOf(person, id);
          for (const action of ACTIONS) {
            const outcome = await attempt(action, id, { person, stage, version, entryId });
            expect(OUTCOMES.map((each) => `${action} ${each}`)).toContain(`${action} ${outcome}`);
            listed[`${person} ${action}`] = viewerMay.includes(action);
            allowed[`${person} ${action}`] = !DENIED.includes(outcome);
          }
        }
      });
      expect(listed).toEqual(allowed);
    },
  );

  it('names every action that some mutation of an engagement offers', () => {
    const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
    const mutations = Object.values(schema.getMutationType()!.getFields());
    const ofEngagement = mutations.filter(({ args }) => {
      const input = schema.getType(String(args[0]!.type).replace('!', '')) as GraphQLInputObjectType;
      return 'engagementId' in input.getFields();
    });
    const attempted = Object.values(ATTEMPTS).map(({ mutation }) => mutation);
    expect(ofEngagement.map(({ name }) => name).filter((name) => !attempted.includes(name))).toEqual([]);
    const actions = (schema.getType('EngagementAction') as GraphQLEnumType).getValues();
    expect(actions.map(({ name }) => name)).toEqual([...ACTIONS].sort());
  });

  it('is read with the engagements, however many, in one statement', async () => {
    for (let each = 0; each < 3; each += 1) await delivery.engagement();
    const query = 'query ($first: Int) { engagements(first: $first) { nodes { viewerMay team { id } } } }';
    for (const first of [1, 4]) {
      const reads = await countReads(async () => {
        const { data } = await delivery.app.gql(ENGINEER, query, { first });
        expect(data.engagements.nodes).toHaveLength(first);
        expect(data.engagements.nodes[0].viewerMay).toContain('LOG_PROGRESS');
      });
      expect(reads).toBe(1);
    }
  });

  it('differs between viewers of one engagement', async () => {
    const id = await delivery.engagement();
    const all = await Promise.all(STAFF.map(async (person) => (await read(person, id)).viewerMay));
    const impossible = ['RESUME', 'RETURN_TO_STAGE', 'CLEAR_HEALTH_OVERRIDE'];
    const everything = ACTIONS.filter((action) => !impossible.includes(action));
    expect(all).toEqual([
      everything,
      everything,
      [
        ...['LOG_PROGRESS', 'CORRECT_PROGRESS', 'PASS_BALL', 'RAISE_BLOCKER', 'UPDATE', 'ADVANCE_STAGE'],
        ...['EDIT_PLAN', 'SUBMIT_EVIDENCE'],
      ],
      [],
      ['LOG_PROGRESS', 'CORRECT_PROGRESS', 'RAISE_BLOCKER', 'EDIT_PLAN', 'REVIEW_EVIDENCE'],
      [],
    ]);
  });

  it.each(onlyFor(...STAFF))('is for staff: %s', async (person, code) => {
    const { errors } = await delivery.app.gql(person, '{ engagements { nodes { viewerMay } } }');
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
