import { toTypeId } from '../../src/kernel/ids.js';
import { ShipPlaybooksService } from '../../src/modules/playbooks/ship-playbooks.service.js';
import { ADMIN, type Person } from '../support/people.js';
import { addVersion, Delivery, MANAGER } from './delivery-support.js';
import { ours, publish, published, step } from './playbook-support.js';

const BY_SLUG = `query ($slug: String!) { playbook(slug: $slug) { version title versions { nodes { version title } }
  milestones { code dependsOn { code lagDays } when { regions tiers apiProductIds }
    proof { evidence usage { method path environment minSuccesses maxServerErrorRate days } } } } }`;
const USAGE = {
  ...{ method: 'POST', path: '/payments', environment: 'SANDBOX' },
  ...{ minSuccesses: 50, maxServerErrorRate: 0.01, days: 7 },
};

describe('publishing a playbook', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  const send = async (input: object, person: Person = MANAGER, headers: object = {}) =>
    (await publish(delivery.app, person, input, headers)).data.publishPlaybook;
  const rows = async (slug: string) =>
    (
      await delivery.app.pools.staff.query<{ version: number; title: string }>(
        'select version, title from playbook where slug = $1 order by version',
        [slug],
      )
    ).rows;
  const playbook = async (slug: string) => (await delivery.app.gql(MANAGER, BY_SLUG, { slug })).data.playbook;
  const restart = () => delivery.app.nest.get(ShipPlaybooksService).onModuleInit();

  it.each<[string, Person, boolean]>([
    ['a manager', MANAGER, true],
    ['an admin', ADMIN, true],
    ['an engineer', 'engineer@causeway.example', false],
    ['a compliance reviewer', 'compliance@causeway.example', false],
    ['an auditor', 'auditor@causeway.example', false],
    ['a partner user', 'partner@northwind.example', false],
  ])('is allowed for managers and admins: %s', async (_who, person, may) => {
    const slug = `by-${person.split('@')[0]}`;
    const { errors } = await publish(delivery.app, person, ours([step('A')], { slug }));
    expect(errors?.[0]?.extensions.code).toBe(may ? undefined : 'FORBIDDEN');
    expect(await rows(slug)).toHaveLength(may ? 1 : 0);
  });

  it('increments the version under its slug, and creates none if nothing has changed', async () => {
    const slug = 'counted';
    expect(await send(ours([step('A')], { slug }))).toMatchObject({
      isNewVersion: true,
      playbook: { version: 1 },
    });
    const again = await send(ours([step('A', { weight: 1, dependsOn: null })], { slug }));
    expect(again).toMatchObject({ isNewVersion: false, playbook: { version: 1 }, userErrors: [] });
    expect(await send(ours([step('A', { weight: 2 })], { slug }))).toMatchObject({
      isNewVersion: true,
      playbook: { version: 2 },
    });
    expect(await send(ours([step('A')], { slug }))).toMatchObject({ playbook: { version: 3 } });
    const { rows: audited } = await delivery.app.pools.staff.query(
      `select actor_name, changes->'version' as version from audit_entry
       where action = 'playbook.publish' and changes->>'slug' = $1 order by id`,
      [slug],
    );
    expect(audited).toEqual([1, 2, 3].map((version) => ({ actor_name: MANAGER, version })));
  });

  it('shows the latest version of each slug, and the earlier ones', async () => {
    await published(delivery.app, ours([step('A')], { slug: 'shown', title: 'First' }));
    await published(delivery.app, ours([step('A')], { slug: 'shown', title: 'Second' }));
    expect(await playbook('shown')).toMatchObject({
      ...{ version: 2, title: 'Second' },
      versions: {
        nodes: [
          { version: 2, title: 'Second' },
          { version: 1, title: 'First' },
        ],
      },
    });
    const { data } = await delivery.app.gql(MANAGER, '{ playbooks(first: 100) { nodes { slug version } } }');
    const shown = data.playbooks.nodes.filter(({ slug }: { slug: string }) => slug === 'shown');
    expect(shown).toEqual([{ slug: 'shown', version: 2 }]);
  });

  it('keeps conditions and proofs as entered', async () => {
    const { rows: products } = await delivery.app.pools.staff.query<{ id: string }>(
      'select id from api_product',
    );
    const when = {
      ...{ regions: ['US', 'GB'], tiers: ['GROWTH'] },
      apiProductIds: products.map(({ id }) => toTypeId('apiProduct', id)),
    };
    const proofs = [{ evidence: 'A recorded demo.' }, { usage: USAGE }];
    await published(
      delivery.app,
      ours([step('A', { when, proof: proofs[0] }), step('B', { proof: proofs[1] })], { slug: 'kept' }),
    );
    expect((await playbook('kept')).milestones).toEqual([
      { code: 'A', dependsOn: [], when, proof: { ...proofs[0], usage: null } },
      { code: 'B', dependsOn: [], when: null, proof: { ...proofs[1], evidence: null } },
    ]);
  });

  it('never changes running engagements; new ones use the latest', async () => {
    const first = await published(
      delivery.app,
      ours([step('A'), step('G', { isGoLive: true })], { slug: 'runs' }),
    );
    const id = await delivery.engagement({ playbookId: first });
    const state = async () => ({
      plan: await delivery.plan(id),
      playbook: (await delivery.app.gql(MANAGER, `{ engagement(id: "${id}") { playbook { id version } } }`))
        .data,
      rows: (await delivery.app.pools.staff.query('select * from milestone order by id')).rows,
    });
    const before = await state();
    const next = await published(
      delivery.app,
      ours([step('G', { isGoLive: true, durationDays: 99 })], { slug: 'runs' }),
    );
    expect(await state()).toEqual(before);
    expect(before.playbook.engagement.playbook).toEqual({ id: first, version: 1 });
    const { milestones } = await delivery.plan(await delivery.engagement({ playbookId: next }));
    expect(milestones.map(({ code }) => code)).toEqual(['G']);
  });

  it('plans what its conditions require, with the proof', async () => {
    const { versionId } = await addVersion(delivery.app, 'lending');
    const { rows: products } = await delivery.app.pools.staff.query<{ id: string }>(
      "select id from api_product where slug = 'lending'",
    );
    const when = { apiProductIds: [toTypeId('apiProduct', products[0]!.id)] };
    const playbookId = await published(
      delivery.app,
      ours(
        [
          step('A', { proof: { usage: USAGE } }),
          step('CREDIT', { when, dependsOn: [{ code: 'A' }] }),
          step('G', { dependsOn: [{ code: 'CREDIT' }] }),
        ],
        { slug: 'asked' },
      ),
    );
    const planOf = async (scope: object[]) => {
      const id = await delivery.engagement({ playbookId, scope });
      const { data } = await delivery.app.gql(
        MANAGER,
        `{ engagement(id: "${id}") { milestones { code dependsOn { milestone { code } } proof { evidence usage { minSuccesses path } } } } }`,
      );
      return data.engagement.milestones;
    };
    const a = {
      code: 'A',
      dependsOn: [],
      proof: { evidence: null, usage: { minSuccesses: 50, path: '/payments' } },
    };
    const after = (code: string, of: string) => ({
      code,
      dependsOn: [{ milestone: { code: of } }],
      proof: null,
    });
    expect(await planOf([{ apiVersionId: delivery.versionId }])).toEqual([a, after('G', 'A')]);
    expect(await planOf([{ apiVersionId: versionId }])).toEqual([
      a,
      after('CREDIT', 'A'),
      after('G', 'CREDIT'),
    ]);
  });

  it('reports every error at its position, and writes nothing', async () => {
    const before = await delivery.rows();
    const answer = await send(
      ours(
        [
          step('A', { durationDays: 0, dependsOn: [{ code: 'B' }] }),
          step('B', { isGoLive: true, dependsOn: [{ code: 'A', lagDays: -31 }] }),
          step('B', { isGoLive: true, when: { apiProductIds: ['api_nope'] } }),
          step('C', { stage: 'DESIGN', proof: {} }),
        ],
        { slug: 'No Slug' },
      ),
    );
    expect(answer).toMatchObject({ playbook: null, isNewVersion: null });
    expect(
      answer.userErrors.map(
        ({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`,
      ),
    ).toEqual([
      'INVALID input.slug',
      'INVALID input.milestones.0.durationDays',
      'DEPENDENCY_CYCLE input.milestones.0.dependsOn.0.code',
      'INVALID input.milestones.1.dependsOn.0.lagDays',
      'NOT_FOUND input.milestones.2.when.apiProductIds.0',
      'INVALID input.milestones.2.code',
      'INVALID input.milestones.2.isGoLive',
      'INVALID input.milestones.3.proof',
      'INVALID input.milestones.3.stage',
    ]);
    const [, , cycle] = answer.userErrors;
    expect(cycle.message).toBe('These milestones would depend on each other: A, B, A.');
    expect(await delivery.rows()).toEqual(before);
  });

  it('cannot change the type of a slug', async () => {
    await published(delivery.app, ours([step('A')], { slug: 'typed' }));
    const { playbook: none, userErrors } = await send(
      ours([step('A')], { slug: 'typed', type: 'MIGRATION' }),
    );
    expect(none).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'type'] }]);
    expect(await rows('typed')).toHaveLength(1);
  });

  it('creates twenty versions for twenty concurrent requests', async () => {
    const titles = Array.from({ length: 20 }, (_each, index) => `Title ${index}`);
    const answers = await Promise.all(
      titles.map((title) => send(ours([step('A')], { slug: 'crowded', title }))),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const made = await rows('crowded');
    expect(made.map(({ version }) => version)).toEqual(titles.map((_title, index) => index + 1));
    expect(made.map(({ title }) => title).sort()).toEqual([...titles].sort());
  });

  it('creates one version for twenty concurrent requests with the same content', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(ours([step('A')], { slug: 'agreed' }))),
    );
    expect(answers.filter(({ isNewVersion }) => isNewVersion)).toHaveLength(1);
    expect(new Set(answers.map(({ playbook: { id } }) => id)).size).toBe(1);
    expect(await rows('agreed')).toHaveLength(1);
  });

  it('is a conflict if the version is not the latest any more', async () => {
    const slug = 'guarded';
    const first = await send(ours([step('A')], { slug, expectedVersion: 0 }));
    expect(first.userErrors).toEqual([]);
    for (const expectedVersion of [0, 2]) {
      const { userErrors } = await send(ours([step('B')], { slug, expectedVersion }));
      expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'expectedVersion'] }]);
    }
    expect((await send(ours([step('B')], { slug, expectedVersion: 1 }))).playbook.version).toBe(2);
  });

  describe('under the slug of a shipped playbook', () => {
    it('replaces it for new engagements, even after a restart', async () => {
      await published(delivery.app, ours([step('OWN')], { slug: 'advisory', type: 'ADVISORY' }));
      await restart();
      expect(await rows('advisory')).toHaveLength(2);
      const id = await delivery.engagement({ type: 'ADVISORY', playbookId: null });
      expect((await delivery.plan(id)).milestones.map(({ code }) => code)).toEqual(['OWN']);
    });

    it('is not undone by a release older than the one that shipped the latest content', async () => {
      await delivery.app.pools.staff.query(
        `insert into playbook (id, slug, version, title, type, milestones, content_hash, published_at, shipped)
         select gen_random_uuid(), slug, 2, 'Of a later release', type, milestones, 'later', published_at, true
         from playbook where slug = 'migration'`,
      );
      await restart();
      expect((await playbook('migration')).title).toBe('Of a later release');
    });
  });

  it('limits the total number of milestones of all versions', async () => {
    const { errors } = await delivery.app.gql(
      MANAGER,
      '{ playbooks(first: 50) { nodes { versions(first: 50) { nodes { milestones { code } } } } } }',
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('objects; the limit is 100000') as unknown,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
