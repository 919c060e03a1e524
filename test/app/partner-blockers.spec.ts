import { type Json, TestApp } from '../support/app.js';
import { type Move, MyBlockers } from '../support/my-blockers.js';
import { actsOf } from '../support/partner-acts.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID, PARTNER } from '../support/people.js';
import { type Started, cancel, seedProduct, startIntegration } from '../support/seed-integrations.js';

const RIVAL = 'partner@globex.example';
const NOT_FOUND = { code: 'NOT_FOUND', field: ['input', 'blockerId'], message: 'Blocker not found.' };

describe('a partner user with blockers', () => {
  let app: TestApp;
  let own: Started, foreign: Started;
  let mine: MyBlockers;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    own = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    foreign = await startIntegration(app, GLOBEX_ID, 'Accounts for Globex');
    mine = new MyBlockers(app, own);
    await app.settle();
  });
  afterAll(() => app.stop());

  const measure = async (code: string): Promise<Json> => {
    const query = 'query ($key: String) { engagement(key: $key) { health { measures { measure value } } } }';
    const { measures } = (await app.gql(MANAGER, query, { key: own.key })).data.engagement.health;
    return measures.find((each: Json) => each.measure === code).value;
  };

  describe('raising one', () => {
    it('sees it, as the services team does, with the milestone that it blocks', async () => {
      const acts = await actsOf(app, NORTHWIND_ID);
      const reason = 'Our certificates are not accepted.';
      const blocker = await mine.raised({ reason, milestoneCode: 'USE-CASES' });
      expect(blocker).toEqual({
        ...{ id: expect.stringMatching(/^blk_/), severity: 'HIGH', party: 'SERVICES', reason },
        ...{ milestoneCode: 'USE-CASES', raisedAt: '2026-11-30T15:00:00.000Z', commitmentOn: null },
        ...{ resolvedAt: null, version: 1 },
      });
      const { blockers, milestones } = await mine.standing();
      expect(blockers).toEqual([blocker]);
      expect(milestones.filter(({ blocked }: Json) => blocked)).toEqual([
        { code: 'USE-CASES', blocked: true },
      ]);
      const query = 'query ($key: String) { engagement(key: $key) { blockers { id visibility raisedBy } } }';
      expect((await app.gql(MANAGER, query, { key: own.key })).data.engagement.blockers).toEqual([
        { id: blocker.id, visibility: 'PARTNER', raisedBy: PARTNER },
      ]);
      expect(await actsOf(app, NORTHWIND_ID)).toEqual([...acts, 'raise-blocker']);
    });

    it.each<[string, () => object, string, string]>([
      ['on another partner’s integration', () => ({ key: foreign.key }), 'NOT_FOUND', 'key'],
      ['on none', () => ({ key: 'ENG-4711' }), 'NOT_FOUND', 'key'],
      ['for an internal milestone', () => ({ milestoneCode: 'STAFFING' }), 'NOT_FOUND', 'milestoneCode'],
      [
        'for a milestone that does not exist',
        () => ({ milestoneCode: 'MOON' }),
        'NOT_FOUND',
        'milestoneCode',
      ],
      ['for a milestone without a name', () => ({ milestoneCode: '' }), 'NOT_FOUND', 'milestoneCode'],
      ['without a reason', () => ({ reason: '' }), 'INVALID', 'reason'],
      ['for a blank reason', () => ({ reason: ' \n' }), 'INVALID', 'reason'],
      ['for too long a reason', () => ({ reason: 'x'.repeat(4001) }), 'INVALID', 'reason'],
    ])('is denied %s, and leaves no trace', async (_what, input, code, field) => {
      const given = { key: own.key, severity: 'LOW', reason: 'No answer.', ...input() };
      const errors = await mine.refused('raiseMyBlocker', given);
      expect(errors).toMatchObject([{ code, field: ['input', field] }]);
    });

    it('gets the same response for an internal milestone as for one that does not exist', async () => {
      const given = { key: own.key, severity: 'LOW', reason: 'No answer.' };
      const [internal, none] = [
        await mine.refused('raiseMyBlocker', { ...given, milestoneCode: 'STAFFING' }),
        await mine.refused('raiseMyBlocker', { ...given, milestoneCode: 'MOON' }),
      ];
      expect(internal).toEqual(none);
    });
  });

  describe('committing to a date', () => {
    it('moves the forecast if the commitment is late, and counts as an action', async () => {
      const blockerId = await mine.raiseAsManager({ milestoneId: (await mine.milestone('USE-CASES')).id });
      const before = await mine.standing();
      const acts = await actsOf(app, NORTHWIND_ID);
      const promise = { blockerId, expectedVersion: 1, commitmentOn: '2027-03-01' };
      expect(await mine.moved('commitMyBlocker', promise)).toMatchObject({
        commitmentOn: '2027-03-01',
        version: 2,
      });
      expect((await mine.standing()).forecastGoLiveOn > before.forecastGoLiveOn).toBe(true);
      expect(await actsOf(app, NORTHWIND_ID)).toEqual([...acts, 'commit-blocker']);
      const [fault] = await mine.refused('commitMyBlocker', { ...promise, commitmentOn: '2027-03-02' });
      expect(fault).toMatchObject({ code: 'CONFLICT', field: ['input', 'expectedVersion'] });
      await mine.moved('commitMyBlocker', { ...promise, expectedVersion: 2, commitmentOn: '2026-11-30' });
      await mine.moved('resolveMyBlocker', { blockerId, resolution: 'Chosen.' });
      expect((await mine.standing()).forecastGoLiveOn).toBe(before.forecastGoLiveOn);
    });

    it.each<[string, object, string, string]>([
      ['a past date', { commitmentOn: '2026-11-29' }, 'INVALID', 'commitmentOn'],
      ['a date too far in the future', { commitmentOn: '2029-01-01' }, 'INVALID', 'commitmentOn'],
      ['a different version', { expectedVersion: 7 }, 'CONFLICT', 'expectedVersion'],
    ])('is denied %s', async (_what, input, code, field) => {
      const blockerId = await mine.raiseAsManager({});
      const given = { blockerId, expectedVersion: 1, commitmentOn: '2026-12-02', ...input };
      expect(await mine.refused('commitMyBlocker', given)).toMatchObject([{ code, field: ['input', field] }]);
    });

    it.each(['SERVICES', 'PLATFORM', 'COMPLIANCE'])('is denied if %s must act on it', async (party) => {
      const { id: blockerId } = await mine.raised({ party });
      const given = { blockerId, expectedVersion: 1, commitmentOn: '2026-12-02' };
      expect(await mine.refused('commitMyBlocker', given)).toMatchObject([
        { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'blockerId'] },
      ]);
    });
  });

  describe('resolving one', () => {
    it.each<[string, () => Promise<string>]>([
      ['that their company must act upon', () => mine.raiseAsManager({ party: 'PARTNER' })],
      ['that one of them raised', async () => (await mine.raised({ party: 'PLATFORM' })).id],
    ])('may do so %s, once', async (_which, raise) => {
      const blockerId = await raise();
      const acts = await actsOf(app, NORTHWIND_ID);
      const resolution = 'It works now.';
      expect(await mine.moved('resolveMyBlocker', { blockerId, resolution })).toMatchObject({
        ...{ id: blockerId, resolvedAt: '2026-11-30T15:00:00.000Z', version: 2 },
      });
      expect(await actsOf(app, NORTHWIND_ID)).toEqual([...acts, 'resolve-blocker']);
      expect((await mine.standing({ open: true })).blockers.map(({ id }: Json) => id)).not.toContain(
        blockerId,
      );
      expect((await mine.standing({ open: false })).blockers.map(({ id }: Json) => id)).toContain(blockerId);
      expect(await mine.refused('resolveMyBlocker', { blockerId, resolution })).toMatchObject([
        { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'blockerId'] },
      ]);
    });

    it('is offered for those, and a commitment only where their company must act', async () => {
      const query = 'query ($key: String!) { myIntegration(key: $key) { blockers { id viewerMay } } }';
      const raised = [
        [await mine.raiseAsManager({ party: 'PARTNER' }), ['COMMIT', 'RESOLVE']],
        [(await mine.raised({ party: 'PLATFORM' })).id, ['RESOLVE']],
        [await mine.raiseAsManager({ party: 'SERVICES' }), []],
      ] as const;
      const { data } = await app.gql(PARTNER, query, { key: own.key });
      for (const [id, viewerMay] of raised)
        expect(data.myIntegration.blockers).toContainEqual({ id, viewerMay });
    });

    it('may not do so if the platform must act and its users raised it', async () => {
      const blockerId = await mine.raiseAsManager({ party: 'SERVICES' });
      expect(
        await mine.refused('resolveMyBlocker', { blockerId, resolution: 'It works now.' }),
      ).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'blockerId'] }]);
      expect(await mine.shown(blockerId)).toMatchObject({ resolvedAt: null, version: 1 });
    });

    it.each(['', '  ', 'x'.repeat(4001)])(
      'is rejected without a resolution, or with one that is too long',
      async (resolution) => {
        const { id: blockerId } = await mine.raised();
        expect(await mine.refused('resolveMyBlocker', { blockerId, resolution })).toMatchObject([
          { code: 'INVALID', field: ['input', 'resolution'] },
        ]);
      },
    );
  });

  describe('of another company', () => {
    const ids: [string, () => Promise<string>][] = [
      [
        'another partner’s',
        async () => (await mine.raised({ key: foreign.key, party: 'PARTNER' }, RIVAL)).id,
      ],
      ['an internal one', () => mine.raiseAsManager({ visibility: 'INTERNAL' })],
      ['one that does not exist', () => Promise.resolve('blk_01h455vb4pex5vsknk084sn02q')],
      ['an id of another kind', () => Promise.resolve(own.id)],
      ['an invalid ID', () => Promise.resolve("' or 1=1 --")],
      ['nothing', () => Promise.resolve('')],
    ];
    it.each(ids)('learns nothing of %s and changes nothing', async (_which, find) => {
      const blockerId = await find();
      const promise = { blockerId, expectedVersion: 1, commitmentOn: '2026-12-02' };
      expect(await mine.refused('commitMyBlocker', promise)).toEqual([NOT_FOUND]);
      expect(await mine.refused('resolveMyBlocker', { blockerId, resolution: 'Gone.' })).toEqual([NOT_FOUND]);
      expect(JSON.stringify(await mine.standing())).not.toContain(blockerId || 'nothing of it');
    });

    it('sees a blocker without the internal milestone that it blocks, and no milestone as blocked', async () => {
      const before = (await mine.standing()).milestones;
      const id = await mine.raiseAsManager({
        milestoneId: (await mine.milestone('STAFFING')).id,
      });
      expect(await mine.shown(id)).toMatchObject({ milestoneCode: null });
      const { waitingForYou, milestones: after } = await mine.standing();
      expect(waitingForYou.find(({ blockerId }: Json) => blockerId === id)).toMatchObject({
        blocksGoLive: false,
      });
      expect(after).toEqual(before);
    });

    it('changes nothing of an integration that has ended, in which no one has to act', async () => {
      const ended = await startIntegration(app, NORTHWIND_ID, 'Cards for Northwind');
      const { id: blockerId } = await mine.raised({ key: ended.key, party: 'PARTNER' });
      await cancel(app, ended);
      const moves: [Move, object][] = [
        ['raiseMyBlocker', { key: ended.key, severity: 'LOW', reason: 'Why?' }],
        ['commitMyBlocker', { blockerId, expectedVersion: 1, commitmentOn: '2026-12-02' }],
        ['resolveMyBlocker', { blockerId, resolution: 'Gone.' }],
      ];
      for (const [name, input] of moves)
        expect(await mine.refused(name, input)).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE' }]);
      expect(await mine.standing({ key: ended.key })).toMatchObject({ waitingForYou: [], waitingForUs: [] });
    });
  });

  it('changes MOMENTUM with each of these actions', async () => {
    const days = ['2026-12-07', '2026-12-14', '2026-12-21'];
    const acts: (() => Promise<unknown>)[] = [
      () => mine.raised({ party: 'PARTNER', reason: 'The last one.' }),
      async () => mine.moved('commitMyBlocker', { ...(await last()), commitmentOn: '2026-12-30' }),
      async () =>
        mine.moved('resolveMyBlocker', { blockerId: (await last()).blockerId, resolution: 'Gone.' }),
    ];
    const last = async () => {
      const { blockers } = await mine.standing();
      const { id, version } = blockers.find(({ reason }: Json) => reason === 'The last one.');
      return { blockerId: id, expectedVersion: version };
    };
    for (const [index, act] of acts.entries()) {
      await app.moveTo(`${days[index]}T15:00:00Z`);
      expect(await measure('MOMENTUM')).toBe(5);
      await act();
      await app.settle();
      expect(await measure('MOMENTUM')).toBe(0);
    }
  });
});
