import type { Json } from '../support/app.js';
import type { Person } from '../support/people.js';
import { type Contents, wholeDatabase } from '../support/whole-database.js';
import { item } from './checklist-support.js';
import { Delivery, ENGINEER, MANAGER, addPlaybook } from './delivery-support.js';
import {
  BLOCKERS,
  DAYS,
  EVIDENCE,
  type Ids,
  PLANS,
  PLAYBOOKS,
  evidence,
  many,
} from './bad-input-delivery.cases.js';

describe('bad input to engagements', () => {
  let delivery: Delivery;
  let ids: Ids;
  let before: Contents;

  const run = async (by: Person, mutation: string, input: object): Promise<Json> => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code field message } } }`;
    const { data, errors } = await delivery.app.gql(by, query, { input });
    expect(errors).toBeUndefined();
    return data[mutation];
  };
  const done = async (...call: Parameters<typeof run>) => expect((await run(...call)).userErrors).toEqual([]);

  beforeAll(async () => {
    delivery = await Delivery.start();
    const { app } = delivery;
    const engagementId = await delivery.engagement();
    const full = await delivery.engagement({ playbookId: await addPlaybook(app, many(200)) });
    const versioned = async (code: string) => {
      const { id, version } = await delivery.milestone(engagementId, code);
      return { milestoneId: id, expectedVersion: version };
    };
    const { data } = await app.gql(
      MANAGER,
      `{ engagement(id: "${engagementId}") { key apiProducts { id } } }`,
    );
    const productId: string = data.engagement.apiProducts[0].id;
    const { id: foreign } = await delivery.milestone(await delivery.engagement(), 'A');
    ids = {
      engagementId,
      key: data.engagement.key,
      a: await versioned('A'),
      b: await versioned('B'),
      foreign,
      full,
      productId,
    };
    await done(MANAGER, 'setLaunchChecklist', { apiProductId: productId, items: [item('TERMS')] });
    await done(MANAGER, 'submitEvidence', { ...evidence(ids), url: 'https://vault.example/terms' });
    // A first sign-in writes a row.
    for (const person of [ENGINEER, 'partner@northwind.example'] as const)
      await app.gql(person, '{ viewer { email } }');
    await app.settle();
    before = await wholeDatabase(app);
  });
  afterAll(() => delivery.app.stop());

  it.each([...PLAYBOOKS, ...PLANS, ...DAYS, ...BLOCKERS, ...EVIDENCE])(
    'is reported for %s, and leaves no trace',
    async (_what, by, mutation, input, expected) => {
      const { userErrors } = await run(by, mutation, input(ids));
      const told = userErrors.map(({ code, field }: Json) => `${code} ${field.slice(1).join('.')}`);
      expect(told).toEqual(expected);
      for (const { message } of userErrors) expect(message.length).toBeGreaterThan(10);
      expect(await wholeDatabase(delivery.app)).toEqual(before);
    },
  );
});
