import { readFileSync } from 'node:fs';
import { toTypeId } from '../../src/kernel/ids.js';
import type { Json, TestApp } from '../support/app.js';
import { ENGINEER_ID, NORTHWIND_ID } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const saved = (file: string) => readFileSync(`examples/operations/${file}`, 'utf8');
const { input: INPUT } = JSON.parse(saved('manager-publish-playbook.variables.json')) as { input: Json };
const PLAN = `query ($id: ID!) { engagement(id: $id) { playbook { slug version } baselineGoLiveOn
  milestones { code durationDays proof { evidence usage { path minSuccesses } } } } }`;

describe('a manager with the team’s own playbook', () => {
  let delivery: Delivery;
  let app: TestApp;
  beforeAll(async () => {
    delivery = await Delivery.start();
    app = delivery.app;
  });
  afterAll(() => app.stop());

  const publish = async (changes: object = {}): Promise<Json> => {
    const variables = { input: { ...INPUT, ...changes } };
    const { data, errors } = await app.gql(MANAGER, saved('manager-publish-playbook.graphql'), variables);
    expect(errors).toBeUndefined();
    return data.publishPlaybook;
  };
  const start = async (playbookId: string): Promise<string> => {
    const place = { partnerId: toTypeId('partner', NORTHWIND_ID), leadId: toTypeId('engineer', ENGINEER_ID) };
    return delivery.engagement({ ...place, playbookId, title: 'Cards for Northwind' });
  };
  const planOf = async (id: string): Promise<Json> => (await app.gql(ENGINEER, PLAN, { id })).data.engagement;

  it('sees everything that is wrong with a draft, fixes it, starts with it, and improves it later', async () => {
    const [kickoff, ...others] = INPUT.milestones;
    const draft = [{ ...kickoff, durationDays: 0, isGoLive: true }, ...others];
    const refused = await publish({ milestones: draft });
    expect(refused.playbook).toBeNull();
    expect(refused.userErrors.map(({ field }: Json) => field.join('.'))).toEqual([
      'input.milestones.0.durationDays',
      'input.milestones.3.isGoLive',
    ]);

    const first = await publish();
    expect(first).toMatchObject({ isNewVersion: true, playbook: { version: 1 }, userErrors: [] });
    const running = await start(first.playbook.id);
    const plan = await planOf(running);
    // Northwind's tier does not require its licences to be checked.
    expect(plan.milestones.map(({ code }: Json) => code)).toEqual(['KICKOFF', 'FIRST-CALLS', 'GO-LIVE']);
    expect(plan.milestones.map(({ proof }: Json) => proof)).toEqual([
      { evidence: 'Minutes with the names of both sponsors.', usage: null },
      { evidence: null, usage: { path: '/payments', minSuccesses: 50 } },
      null,
    ]);
    expect(plan.playbook).toEqual({ slug: 'card-pilot', version: 1 });

    expect(await publish()).toMatchObject({ isNewVersion: false, playbook: { version: 1 } });
    const longer = INPUT.milestones.map((each: Json) => ({ ...each, durationDays: each.durationDays + 5 }));
    const second = await publish({ milestones: longer });
    expect(second).toMatchObject({ isNewVersion: true, playbook: { version: 2 } });
    expect(await planOf(running)).toEqual(plan);
    const next = await planOf(await start(second.playbook.id));
    expect(next.playbook).toEqual({ slug: 'card-pilot', version: 2 });
    expect(next.baselineGoLiveOn > plan.baselineGoLiveOn).toBe(true);
  });

  it('sees the latest version of each, and the earlier ones', async () => {
    const { data, errors } = await app.gql(MANAGER, saved('manager-playbooks.graphql'));
    expect(errors).toBeUndefined();
    const shown = data.playbooks.nodes.map(({ slug, version, versions }: Json) => [
      slug,
      version,
      versions.nodes.length,
    ]);
    expect(shown).toContainEqual(['card-pilot', 2, 2]);
    expect(shown).toContainEqual(['integration', 1, 1]);
  });
});
