import { ONBOARDING_V1 } from '../../src/kernel/shipped-models.js';
import { toTypeId } from '../../src/kernel/ids.js';
import { type Json, TestApp } from '../support/app.js';
import {
  act,
  ask,
  change,
  enterEngagement,
  evaluations,
  setState,
  stateOfScore,
} from '../support/health-support.js';
import { ADMIN, GLOBEX_ID, MANAGER, onlyFor, type Person } from '../support/people.js';

const START = '2027-03-12T15:00:00.000Z';
const PUBLISH = `mutation ($input: PublishHealthModelInput!) { publishHealthModel(input: $input) {
  isNewVersion userErrors { code field message } healthModel { id slug version publishedBy publishedAt } } }`;
const ACTIVATE = `mutation ($input: ActivateHealthModelInput!) { activateHealthModel(input: $input) {
  userErrors { code field } healthModel { activeFor { type tier since startedBy } shadowFor { type tier } } } }`;
const MODELS = `{ healthModels { nodes { slug version publishedBy activeFor { type tier since startedBy }
  shadowFor { type tier } uses { shadow until endedBy } } } }`;
const HEALTH =
  'health { score band model { slug } } shadowHealth { score band model { slug } override { band } }';

describe('health models', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await TestApp.start(new Date(START));
    await act(app.pools.staff, START);
  });
  afterEach(() => app.stop());

  /** Onboarding v1 under another name, in which only the variance of the schedule counts while building. */
  const content = (changes: object = {}) => ({
    slug: 'punctual',
    groups: ONBOARDING_V1.groups.map(({ name, stages, rules }) => ({
      ...{ name, stages },
      measures: rules.map((rule) =>
        name === 'BUILD' ? { ...rule, weight: rule.measure === 'SCHEDULE_VARIANCE' ? 100 : 0 } : rule,
      ),
    })),
    ...changes,
  });
  const publish = async (changes: object = {}, person: Person = MANAGER): Promise<Json> =>
    app.gql(person, PUBLISH, { input: content(changes) });
  const published = async (changes: object = {}): Promise<string> => {
    const { data } = await publish(changes);
    expect(data.publishHealthModel.userErrors).toEqual([]);
    return data.publishHealthModel.healthModel.id as string;
  };
  const activate = async (input: object, person: Person = MANAGER): Promise<Json> =>
    app.gql(person, ACTIVATE, { input });
  const activated = async (input: object): Promise<void> => {
    const { data } = await activate(input);
    expect(data.activateHealthModel.userErrors).toEqual([]);
    await app.settle();
  };
  const shipped = async (slug: string): Promise<string> => {
    const { rows } = await app.pools.staff.query<{ id: string }>(
      'select id from health_model where slug = $1',
      [slug],
    );
    return toTypeId('healthModel', rows[0]!.id);
  };
  const entered = async (state: object = stateOfScore(62), type = 'INTEGRATION'): Promise<string> => {
    const at = app.clock.now().toISOString();
    const id = await enterEngagement(app.pools.staff, { at, ...state });
    await app.pools.staff.query('update engagement set type = $2 where id = $1', [id, type]);
    await change(app, id);
    return id;
  };

  it('are published by version of their slug, and not again without a change', async () => {
    const { data } = await publish();
    expect(data.publishHealthModel).toMatchObject({
      ...{ isNewVersion: true, userErrors: [] },
      healthModel: { slug: 'punctual', version: 1, publishedBy: MANAGER, publishedAt: START },
    });
    expect((await publish()).data.publishHealthModel).toMatchObject({
      ...{ isNewVersion: false, healthModel: { version: 1 } },
    });
    expect((await publish({ margin: 4 })).data.publishHealthModel).toMatchObject({
      ...{ isNewVersion: true, healthModel: { version: 2 } },
    });
  });

  it('are refused with every fault and its field at once', async () => {
    const [build, ...others] = content().groups;
    const measures = build!.measures.map((each) =>
      each.measure === 'SCHEDULE_VARIANCE' ? { ...each, weight: 99.9, poor: 0 } : each,
    );
    const { data } = await publish({
      groups: [{ ...build, measures }, ...others],
      criticalBelow: 70,
      margin: -1,
    });
    expect(data.publishHealthModel.healthModel).toBeNull();
    expect(data.publishHealthModel.userErrors).toEqual([
      { code: 'INVALID', field: ['input', 'margin'], message: 'must be a whole number from 0 to 50' },
      {
        code: 'INVALID',
        field: ['input', 'atRiskBelow'],
        message: 'must be above criticalBelow, which is 70',
      },
      {
        ...{ code: 'INVALID', field: ['input', 'groups', '0', 'measures'] },
        message: 'must have weights that add up to 100, not 99.9',
      },
      {
        ...{ code: 'INVALID', field: ['input', 'groups', '0', 'measures', '0', 'healthy'] },
        message: 'must differ from poor in its first 6 decimals',
      },
    ]);
  });

  it.each(onlyFor(ADMIN, MANAGER))('are published and activated by %s: %s', async (person, refusal) => {
    expect((await publish({}, person)).errors?.[0]?.extensions.code).toBe(refusal);
    const input = { modelId: await shipped('services') };
    expect((await activate(input, person)).errors?.[0]?.extensions.code).toBe(refusal);
  });

  it('come with one for all engagements, and one for those without traffic', async () => {
    const { data } = await app.gql(MANAGER, MODELS);
    const for_ = (type: string | null) => ({ type, tier: null, since: START, startedBy: 'Causeway' });
    expect(data.healthModels.nodes).toMatchObject([
      { slug: 'onboarding', version: 1, publishedBy: 'Causeway', activeFor: [for_(null)], shadowFor: [] },
      { slug: 'services', version: 1, activeFor: [for_('ADVISORY'), for_('CO_CREATION')], shadowFor: [] },
    ]);
    const models = [];
    for (const type of ['INTEGRATION', 'MIGRATION', 'ADVISORY', 'CO_CREATION'])
      models.push((await ask(app, await entered(stateOfScore(62), type), HEALTH)).health.model.slug);
    expect(models).toEqual(['onboarding', 'onboarding', 'services', 'services']);
  });

  it.each([
    ['for no types', { types: [] }, 'INVALID', 'types'],
    ['for no tiers', { tiers: [] }, 'INVALID', 'tiers'],
    ['of an unknown id', { modelId: 'hmd_x' }, 'NOT_FOUND', 'modelId'],
    ['as a shadow of itself', { shadow: true }, 'NOT_ALLOWED_IN_STATE', 'modelId'],
  ])('are not activated %s', async (_case, changes, code, field) => {
    const { data } = await activate({ modelId: await shipped('onboarding'), ...changes });
    expect(data.activateHealthModel).toEqual({
      ...{ userErrors: [{ code, field: ['input', field] }], healthModel: null },
    });
  });

  it('score by the most specific one: type and tier, type, tier, all', async () => {
    const id = await entered();
    await app.pools.staff.query(`update partner set tier = 'GROWTH' where id = $1`, [GLOBEX_ID]);
    const tried: string[] = [];
    for (const [slug, where] of [
      ['for-all', {}],
      ['for-tier', { tiers: ['GROWTH'] }],
      ['for-other-tier', { tiers: ['STRATEGIC'] }],
      ['for-type', { types: ['INTEGRATION'] }],
      ['for-both', { types: ['INTEGRATION'], tiers: ['GROWTH'] }],
      ['for-all-again', {}],
    ] as const) {
      app.clock.pin(new Date(app.clock.now().getTime() + 60_000));
      await activated({ modelId: await published({ slug }), ...where });
      tried.push((await ask(app, id, HEALTH)).health.model.slug as string);
    }
    expect(tried).toEqual(['for-all', 'for-tier', 'for-tier', 'for-type', 'for-both', 'for-both']);
  });

  it('evaluate at once when activated, and start hysteresis anew', async () => {
    const id = await entered(stateOfScore(45));
    await setState(app.pools.staff, id, { at: START, ...stateOfScore(90) });
    app.clock.pin(new Date('2027-03-12T16:00:00Z'));
    await change(app, id);
    expect((await evaluations(app.pools.staff, id)).map(({ band }) => band)).toEqual([
      'CRITICAL',
      'CRITICAL',
    ]);
    app.clock.pin(new Date('2027-03-12T17:00:00Z'));
    await activated({ modelId: await published() });
    expect((await evaluations(app.pools.staff, id)).at(-1)).toMatchObject({
      ...{ asOf: '2027-03-12T17:00:00.000Z', band: 'HEALTHY' },
    });
  });

  it('do not inherit daily scores, so that a rise takes two of their own', async () => {
    const id = await entered(stateOfScore(45));
    await setState(app.pools.staff, id, { at: '2027-03-12T20:00:00Z', ...stateOfScore(90) });
    await app.moveTo('2027-03-13T12:00:00Z');
    const other = await published({ ...content(), slug: 'twin', groups: content().groups });
    await setState(app.pools.staff, id, { at: '2027-03-13T12:00:00Z', varianceDays: 14 });
    await activated({ modelId: other });
    await setState(app.pools.staff, id, { at: '2027-03-13T13:00:00Z', varianceDays: 0 });
    await app.moveTo('2027-03-15T12:00:00Z');
    const bands = (await evaluations(app.pools.staff, id)).map(
      ({ asOf, band }) => `${asOf.slice(8, 13)} ${band}`,
    );
    expect(bands).toEqual([
      '12T15 CRITICAL',
      '13T05 CRITICAL',
      '13T12 CRITICAL',
      '14T05 CRITICAL',
      '15T04 HEALTHY',
    ]);
  });

  it('on trial are evaluated beside the active one from the same values, and change nothing', async () => {
    const id = await entered({ ...stateOfScore(62), varianceDays: 15 });
    const before = (await ask(app, id, HEALTH)).health;
    app.clock.pin(new Date('2027-03-12T16:00:00Z'));
    await activated({ modelId: await published(), shadow: true });
    const { health, shadowHealth } = await ask(app, id, HEALTH);
    expect(health).toEqual(before);
    expect(shadowHealth).toEqual({ score: 0, band: 'CRITICAL', model: { slug: 'punctual' }, override: null });
    const { rows } = await app.pools.staff.query(
      `select (select h.measures from health_snapshot h where h.engagement_id = $1 and h.as_of = s.as_of) as active,
         s.measures as shadow, e.health_score from health_shadow s join engagement e on e.id = s.engagement_id
       where e.id = $1`,
      [id],
    );
    const values = (measures: Json[]) =>
      measures.map(({ measure, value }: Json) => [measure, value] as const);
    expect(values(rows[0].shadow)).toEqual(values(rows[0].active));
    expect(rows[0].health_score).toBe(before.score);
  });

  it('on trial are replaced by the next, and ended by an activation', async () => {
    const id = await entered();
    const [first, second] = [await published(), await published({ slug: 'second' })];
    const shadowed = async () => (await ask(app, id, HEALTH)).shadowHealth?.model.slug as unknown;
    app.clock.pin(new Date('2027-03-12T16:00:00Z'));
    await activated({ modelId: first, shadow: true });
    expect(await shadowed()).toBe('punctual');
    app.clock.pin(new Date('2027-03-12T17:00:00Z'));
    await activated({ modelId: second, shadow: true });
    expect(await shadowed()).toBe('second');
    app.clock.pin(new Date('2027-03-12T18:00:00Z'));
    await activated({ modelId: second });
    expect(await shadowed()).toBeUndefined();
    const { data } = await app.gql(MANAGER, MODELS);
    const uses = Object.fromEntries(
      (data.healthModels.nodes as Json[]).map((each) => [each.slug, each.uses]),
    );
    expect(uses['punctual']).toEqual([{ shadow: true, until: '2027-03-12T17:00:00.000Z', endedBy: MANAGER }]);
    expect(uses['second']).toEqual([
      { shadow: false, until: null, endedBy: null },
      { shadow: true, until: '2027-03-12T18:00:00.000Z', endedBy: MANAGER },
    ]);
    expect(uses['onboarding']).toEqual([
      { shadow: false, until: '2027-03-12T18:00:00.000Z', endedBy: MANAGER },
    ]);
  });

  it.each([
    ['by a wider activation, which ends its trial', { types: ['INTEGRATION'] }, {}],
    ['for its type, while it is on trial for its tier', { tiers: ['GROWTH'] }, { types: ['INTEGRATION'] }],
  ])('are not on trial beside themselves: active %s', async (_case, shadowFor, activeFor) => {
    const id = await entered();
    await app.pools.staff.query(`update partner set tier = 'GROWTH' where id = $1`, [GLOBEX_ID]);
    const modelId = await published({ slug: 'twice' });
    const trial = async () => (await ask(app, id, HEALTH)).shadowHealth as unknown;
    app.clock.pin(new Date('2027-03-12T16:00:00Z'));
    await activated({ modelId, shadow: true, ...shadowFor });
    expect(await trial()).toMatchObject({ model: { slug: 'twice' } });
    app.clock.pin(new Date('2027-03-12T17:00:00Z'));
    await activated({ modelId, ...activeFor });
    expect((await ask(app, id, HEALTH)).health.model).toEqual({ slug: 'twice' });
    expect(await trial()).toBeNull();
  });

  it('evaluate late events by the model that was active then', async () => {
    const id = await entered();
    app.clock.pin(new Date('2027-03-12T17:00:00Z'));
    await activated({ modelId: await published() });
    app.clock.pin(new Date('2027-03-12T16:00:00Z'));
    await change(app, id);
    app.clock.pin(new Date('2027-03-12T18:00:00Z'));
    const asOf = async (at: string) =>
      (await ask(app, id, 'healthAsOf(at: $at) { asOf model { slug } }', { at }, ', $at: DateTime!'))
        .healthAsOf;
    expect(await asOf('2027-03-12T16:30:00Z')).toEqual({
      ...{ asOf: '2027-03-12T16:00:00.000Z', model: { slug: 'onboarding' } },
    });
    expect((await ask(app, id, HEALTH)).health.model.slug).toBe('punctual');
  });
});
