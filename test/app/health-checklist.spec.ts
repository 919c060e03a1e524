import { fromTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { engagementStatesAt } from '../../src/modules/health/engagement-state.query.js';
import { externalFactsAt, gatherFacts } from '../../src/modules/health/gather-facts.js';
import { Transactions } from '../../src/platform/database/tx.js';
import type { Json } from '../support/app.js';
import { query } from '../support/query.js';
import type { Started } from '../support/seed-integrations.js';
import { COMPLIANCE, Checklists, ENGINEER, MANAGER, item } from './checklist-support.js';
import { ask, setState } from '../support/health-support.js';

const HEALTH = 'health { computedBand asOf causes { code text } measures { measure state value } }';
const STARTED = '2026-11-30T15:00:00Z';

describe('the effect of launch checklists on health', () => {
  let checklists: Checklists;
  let started: Started;
  let id: string;
  beforeAll(async () => {
    checklists = await Checklists.start(new Date(STARTED));
  });
  afterAll(() => checklists.app.stop());
  // The checklist keeps its history, so a test that starts earlier than the previous one ended needs a new one.
  beforeEach(async () => {
    await checklists.app.beginAt(new Date(STARTED));
    await query(checklists.app.database.ownerUrl, 'truncate engagement, checklist_item cascade');
    await checklists.set(MANAGER, [
      item('PEN-TEST'),
      item('TERMS', { neededBy: 'DESIGN' }),
      item('RUNBOOK', { neededBy: 'LAUNCH' }),
    ]);
    started = await checklists.engagement();
    id = fromTypeId('engagement', started.id)!;
    await setState(checklists.app.pools.staff, id, { at: STARTED, stage: 'CERTIFICATION' });
    await checklists.app.settle();
  });

  const health = async (): Promise<Json> => (await ask(checklists.app, id, HEALTH)).health;
  const measured = async () => (await health()).measures.find(({ measure }: Json) => measure === 'CHECKLIST');
  const expired = async () =>
    (await health()).causes.filter(({ code }: Json) => /_EXPIRED$/.test(code)).map(({ text }: Json) => text);
  const satisfy = async (code: string, more: object = {}) => {
    await checklists.submit(ENGINEER, started, code, more);
    await checklists.review(COMPLIANCE, started, code, 'SATISFIED');
  };
  const factsAt = (asOf: string) =>
    checklists.app.nest.get(Transactions, { strict: false }).run(SYSTEM, async (tx) => {
      const at = new Date(asOf);
      const states = await engagementStatesAt(tx, [id], at);
      const facts = await gatherFacts(tx, states, at, await externalFactsAt(tx, states, at));
      const { checklist, expired: over } = facts.get(id)!;
      return { checklist, over };
    });

  it('counts satisfied or waived items against those required up to the stage, updated when a decision is made', async () => {
    await satisfy('RUNBOOK');
    await checklists.app.moveTo('2026-11-30T15:01:00Z');
    expect(await measured()).toMatchObject({ state: 'KNOWN', value: 0 });
    await satisfy('TERMS');
    await checklists.app.moveTo('2026-11-30T15:02:00Z');
    expect(await measured()).toMatchObject({ state: 'KNOWN', value: 0.5 });
    await checklists.review(MANAGER, started, 'PEN-TEST', 'WAIVED', {
      note: 'A pilot.',
      waivedUntil: '2026-12-31',
    });
    await checklists.app.moveTo('2026-11-30T15:03:00Z');
    expect(await measured()).toMatchObject({ state: 'KNOWN', value: 1 });
  });

  it('is updated when the checklist changes', async () => {
    await checklists.app.moveTo('2026-11-30T15:01:00Z');
    expect(await measured()).toMatchObject({ value: 0 });
    await checklists.set(MANAGER, []);
    await checklists.app.moveTo('2026-11-30T15:02:00Z');
    expect(await measured()).toMatchObject({ state: 'NOT_APPLICABLE' });
  });

  it.each([
    ['evidence', 'A piece of checklist evidence expired on 2026-12-02.'],
    ['a waiver', 'A waiver expired on 2026-12-02.'],
  ])('keeps the band at CRITICAL from the day after the last one of %s', async (what, text) => {
    if (what === 'evidence') await satisfy('TERMS', { expiresOn: '2026-12-02' });
    else {
      const waiver = { note: 'A pilot.', waivedUntil: '2026-12-02' };
      await checklists.review(MANAGER, started, 'TERMS', 'WAIVED', waiver);
    }
    // 23:59 on 2 December in New York, then 00:05 on the 3rd.
    await checklists.app.moveTo('2026-12-03T04:59:00Z');
    expect(await expired()).toEqual([]);
    expect((await measured()).value).toBe(0.5);
    await checklists.app.moveTo('2026-12-03T05:05:00Z');
    expect(await expired()).toEqual([text]);
    expect(await health()).toMatchObject({ asOf: '2026-12-03T05:05:00.000Z', computedBand: 'CRITICAL' });
    expect((await measured()).value).toBe(0);
    await satisfy('TERMS', { url: 'https://vault.example/renewed' });
    await checklists.app.moveTo('2026-12-03T05:06:00Z');
    expect(await expired()).toEqual([]);
  });

  it('is as of an instant, whatever came later: items, decisions and scope', async () => {
    await satisfy('TERMS', { expiresOn: '2026-12-02' });
    await checklists.app.moveTo('2026-12-01T15:00:00Z');
    await checklists.review(COMPLIANCE, started, 'TERMS', 'REJECTED', { note: 'Forged.' });
    await checklists.set(MANAGER, [item('RUNBOOK')]);
    await checklists.app.moveTo('2026-12-04T15:00:00Z');
    const { staff } = checklists.app.pools;
    await staff.query(
      `insert into engagement_scope_history values (gen_random_uuid(), $1, '2026-12-03T15:00:00Z', '[]')`,
      [id],
    );
    expect(await factsAt('2026-11-30T15:00:00Z')).toEqual({
      checklist: { needed: 2, satisfied: 1 },
      over: [],
    });
    expect(await factsAt('2026-12-01T14:59:59Z')).toEqual({
      checklist: { needed: 2, satisfied: 1 },
      over: [],
    });
    expect(await factsAt('2026-12-01T15:00:00Z')).toEqual({
      checklist: { needed: 1, satisfied: 0 },
      over: [],
    });
    expect(await factsAt('2026-12-03T15:00:00Z')).toEqual({
      checklist: { needed: 0, satisfied: 0 },
      over: [],
    });
  });
});
