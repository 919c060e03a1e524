import type { Json } from '../support/app.js';
import { query } from '../support/query.js';
import * as files from '../support/files.js';
import { actsOf } from '../support/partner-acts.js';
import { NORTHWIND_ID, PARTNER } from '../support/people.js';
import { isOpenTo, rootFields, schemaOf } from '../support/root-fields.js';
import type { Started } from '../support/seed-integrations.js';
import { Checklists, ENGINEER, MANAGER } from './checklist-support.js';

const RECOMPUTE = `mutation ($input: RecomputeHealthInput!) { recomputeHealth(input: $input) { userErrors { message } } }`;
const MEASURES = 'query ($key: String) { engagement(key: $key) { health { measures { measure value } } } }';
const PLAN = 'query ($key: String!) { myIntegration(key: $key) { milestones { code party } } }';
const TERMS = { apiProductSlug: 'accounts', code: 'TERMS', url: 'https://vault.example/terms' };

describe('what counts as an action of the partner', () => {
  let checklists: Checklists;
  let own: Started;
  let blockerId: string;
  beforeAll(async () => {
    checklists = await Checklists.start(new Date('2026-11-30T15:00:00Z'));
    own = await checklists.engagement();
    // Five working days after the start, with nothing by the partner.
    await checklists.app.moveTo('2026-12-07T15:00:00Z');
  });
  afterAll(() => checklists.app.stop());

  const app = () => checklists.app;
  const send = async (name: string, input: object): Promise<Json> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
    const payload = schemaOf(app().nest).getType(`${type}Payload`) as Json;
    const blocker = 'integrationBlocker' in payload.getFields() ? 'integrationBlocker { id }' : '';
    const text = `mutation ($input: ${type}Input!) { done: ${name}(input: $input) { ${blocker} userErrors { message } } }`;
    const { data, errors } = await app().gql(PARTNER, text, { input });
    expect(errors).toBeUndefined();
    return data.done;
  };
  const quietDays = async (): Promise<number> => {
    await app().gql(MANAGER, RECOMPUTE, { input: { engagementId: own.key } });
    await app().settle();
    const { measures } = (await app().gql(MANAGER, MEASURES, { key: own.key })).data.engagement.health;
    return measures.find(({ measure }: Json) => measure === 'MOMENTUM').value;
  };
  const upload = async (person: typeof PARTNER): Promise<string> =>
    (await files.upload(app(), person, own.key, files.PDF)).body.upload.id;
  const milestoneOfTheirs = async (): Promise<string> => {
    const { milestones } = (await app().gql(PARTNER, PLAN, { key: own.key })).data.myIntegration;
    return milestones.find(({ party }: Json) => party === 'PARTNER').code;
  };

  it.each([
    ['a file of theirs that they have not submitted', () => upload(PARTNER)],
    [
      'evidence that staff submit',
      async () =>
        checklists.submit(ENGINEER, own, 'PEN-TEST', { url: undefined, uploadId: await upload(ENGINEER) }),
    ],
    [
      'a blocker of theirs that staff raise',
      async () => {
        const input = {
          engagementId: own.key,
          severity: 'LOW',
          party: 'PARTNER',
          reason: 'Keys.',
          visibility: 'PARTNER',
        };
        const text =
          'mutation ($input: RaiseBlockerInput!) { raiseBlocker(input: $input) { userErrors { message } } }';
        return app().gql(MANAGER, text, { input });
      },
    ],
    ['what is refused', () => send('commentOnMyIntegration', { key: own.key, text: ' ' })],
  ])('is not %s', async (_what, act) => {
    await act();
    expect(await actsOf(app(), NORTHWIND_ID)).toEqual([]);
    expect(await quietDays()).toBe(5);
  });

  const MUTATIONS: Record<string, () => object | Promise<object>> = {
    commentOnMyIntegration: () => ({ key: own.key, text: 'We are on it.' }),
    giveMyPulse: () => ({ key: own.key, rating: 4 }),
    raiseMyBlocker: () => ({ key: own.key, severity: 'LOW', party: 'PARTNER', reason: 'Ours.' }),
    commitMyBlocker: () => ({ blockerId, expectedVersion: 1, commitmentOn: '2027-01-15' }),
    resolveMyBlocker: () => ({ blockerId, resolution: 'Done.' }),
    submitMyEvidence: () => ({ key: own.key, ...TERMS }),
    // This test is last: completing a milestone moves the engagement, whoever does it.
    completeMyMilestone: async () => ({ key: own.key, code: await milestoneOfTheirs() }),
  };

  it('is each mutation that partner users may call', () => {
    const mutations = Object.values(schemaOf(app().nest).getMutationType()!.getFields());
    const open = rootFields(app().nest).filter(
      (root) =>
        mutations.includes(root.field) && isOpenTo('PARTNER', root) && root.access?.kind === 'permission',
    );
    expect(open.map(({ field }) => field.name).sort()).toEqual(Object.keys(MUTATIONS).sort());
  });

  it.each(Object.keys(MUTATIONS))('is %s, once', async (name) => {
    await query(app().database.ownerUrl, 'delete from partner_act');
    expect(await quietDays()).toBe(5);
    const { userErrors, integrationBlocker } = await send(name, await MUTATIONS[name]!());
    expect(userErrors).toEqual([]);
    blockerId = integrationBlocker?.id ?? blockerId;
    expect(await actsOf(app(), NORTHWIND_ID)).toHaveLength(1);
    expect(await quietDays()).toBe(0);
  });
});
