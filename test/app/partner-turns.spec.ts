import { type Json, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { MyBlockers } from '../support/my-blockers.js';
import { NORTHWIND_ID } from '../support/people.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

describe('a partner user who asks whose turn it is', () => {
  let app: TestApp;
  let started: Started;
  let mine: MyBlockers;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    started = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    mine = new MyBlockers(app, started);
    await mine.raised({ reason: 'Our certificates are not accepted.' });
  });
  afterAll(() => app.stop());

  it('sees first what their company must act on, then what its milestones require', async () => {
    const late = await mine.raiseAsManager({ reason: 'Sign the contract.', commitmentOn: '2026-12-09' });
    const soon = await mine.raiseAsManager({ reason: 'Open the firewall.', commitmentOn: '2026-12-02' });
    const goLive = await mine.milestone('GO-LIVE');
    expect(goLive).toMatchObject({ isGoLive: true, floatDays: 0 });
    const someday = await mine.raiseAsManager({
      reason: 'Name a tester.\nAnd tell us.',
      milestoneId: goLive.id,
    });
    const { waitingForYou, waitingForUs } = await mine.standing();
    expect(waitingForYou.slice(0, 3)).toEqual([
      {
        title: 'Open the firewall.',
        milestoneCode: null,
        blockerId: soon,
        dueOn: '2026-12-02',
        blocksGoLive: false,
      },
      {
        title: 'Sign the contract.',
        milestoneCode: null,
        blockerId: late,
        dueOn: '2026-12-09',
        blocksGoLive: false,
      },
      { title: 'Name a tester.', milestoneCode: null, blockerId: someday, dueOn: null, blocksGoLive: true },
    ]);
    expect(waitingForYou.slice(3).every(({ blockerId }: Json) => blockerId === null)).toBe(true);
    expect(waitingForUs[0]).toMatchObject({
      title: 'Our certificates are not accepted.',
      milestoneCode: null,
    });
    expect(waitingForUs[1]).toMatchObject({ milestoneCode: 'KICKOFF', blockerId: null });
  });

  it.each([
    ['a reason of 120 characters whole', 'y'.repeat(120), 'y'.repeat(120)],
    [
      'a longer one between its words',
      `${'word '.repeat(23)}and the rest of it`,
      `${'word '.repeat(23)}and…`,
    ],
    ['one without words anywhere', 'z'.repeat(200), `${'z'.repeat(119)}…`],
    ['one that begins with empty lines', '\n\n  Late.\nVery late.', 'Late.'],
  ])('reads %s', async (_case, reason, title) => {
    const { id } = await mine.raised({ reason, party: 'PARTNER' });
    const { waitingForYou } = await mine.standing();
    expect(waitingForYou.find(({ blockerId }: Json) => blockerId === id).title).toBe(title);
    await mine.moved('resolveMyBlocker', { blockerId: id, resolution: 'Read.' });
  });

  it('sees at most 20 of them, and everything in one statement, however many there are', async () => {
    const few = await countReads(() => mine.standing());
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push((await mine.raised({ party: 'PARTNER', severity: 'LOW' })).id);
    const { waitingForYou } = await mine.standing();
    expect(waitingForYou.filter(({ blockerId }: Json) => blockerId !== null)).toHaveLength(20);
    expect([few, await countReads(() => mine.standing())]).toEqual([1, 1]);
    for (const blockerId of ids) await mine.moved('resolveMyBlocker', { blockerId, resolution: 'Enough.' });
  });

  it('knows who must act now, and that no one must once the integration is on hold', async () => {
    const { id, key } = started;
    const waitingOn = async (): Promise<Json> => {
      const query = 'query ($key: String!) { myIntegration(key: $key) { waitingOn } }';
      return (await app.gql('partner@northwind.example', query, { key })).data.myIntegration.waitingOn;
    };
    expect(await waitingOn()).toBe('SERVICES');
    const { data } = await app.gql(
      'manager@causeway.example',
      'mutation ($input: PassBallInput!) { passBall(input: $input) { userErrors { message } } }',
      { input: { engagementId: id, to: 'PARTNER', reason: 'They test.' } },
    );
    expect(data.passBall.userErrors).toEqual([]);
    expect(await waitingOn()).toBe('PARTNER');
    await app.pools.staff.query('update engagement set ball_party = null, ball_since = null where key = $1', [
      key,
    ]);
    expect(await waitingOn()).toBeNull();
  });
});
