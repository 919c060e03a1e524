import { Allocations, type Made, codeOf } from './allocations-support.js';

describe('allocations', () => {
  let all: Allocations;
  beforeAll(async () => {
    all = await Allocations.start();
  });
  beforeEach(() => all.clear());
  afterAll(() => all.delivery.app.stop());

  describe('that are running', () => {
    let running: Made;
    beforeEach(async () => {
      running = await all.made();
      all.delivery.app.clock.pin(new Date('2026-12-02T15:00:00Z'));
    });

    it('change from today on, and keep the past as it was allocated', async () => {
      const { data } = await all.update(running, { hoursPerWeek: 50, kind: 'SOFT' });
      expect(data.updateAllocation).toMatchObject({
        allocation: { from: '2026-12-02', to: '2026-12-11', hoursPerWeek: 50, kind: 'SOFT', version: 1 },
        warnings: [
          'Over capacity: 50 of 40 hours allocated in the week of 7 Dec 2026, of which 50 are soft.',
        ],
      });
      expect(data.updateAllocation.allocation.id).not.toBe(running.id);
      expect(await all.booked()).toEqual([
        { days: '2026-11-30/2026-12-01', hours: 20, kind: 'HARD' },
        { days: '2026-12-02/2026-12-11', hours: 50, kind: 'SOFT' },
      ]);
      const [{ changes }] = await all.query(
        `select changes from audit_entry where action = 'allocation.update'`,
      );
      expect(changes).toEqual({ hoursPerWeek: 50, kind: 'SOFT', from: '2026-12-02', instead: running.id });
    });

    it('are given another end in place', async () => {
      const { data } = await all.update(running, { to: '2026-12-31' });
      expect(data.updateAllocation.allocation).toMatchObject({
        id: running.id,
        to: '2026-12-31',
        version: 2,
      });
      expect(await all.booked()).toHaveLength(1);
    });

    it('can change their end even if they began more than a year ago', async () => {
      const long = await all.made({ engagementId: all.otherId, to: '2028-11-29' });
      all.delivery.app.clock.pin(new Date('2028-02-01T15:00:00Z'));
      const { data } = await all.update(long, { to: '2028-06-30' });
      expect(data.updateAllocation).toMatchObject({ allocation: { to: '2028-06-30' }, userErrors: [] });
    });

    it('are ended as of yesterday', async () => {
      const { data } = await all.run('endAllocation', { allocationId: running.id, expectedVersion: 1 });
      expect(data.endAllocation).toMatchObject({
        allocation: { id: running.id, to: '2026-12-01', version: 2 },
        engagement: { id: all.engagementId, allocations: [] },
        userErrors: [],
      });
      const again = await all.run('endAllocation', { allocationId: running.id, expectedVersion: 2 });
      expect(codeOf(again)).toBe('NOT_ALLOWED_IN_STATE');
    });

    it('are changed by only one of two requests with the same version', async () => {
      const answers = await Promise.all([
        all.update(running, { hoursPerWeek: 30 }),
        all.update(running, { to: '2026-12-31' }),
        all.run('endAllocation', { allocationId: running.id, expectedVersion: running.version }),
      ]);
      expect(answers.map(codeOf).sort()).toEqual(['CONFLICT', 'CONFLICT', undefined]);
    });

    it.each<[string, object, string, string]>([
      ['another start', { from: '2026-12-07' }, 'NOT_ALLOWED_IN_STATE', 'from'],
      ['an end in the past', { to: '2026-12-01' }, 'INVALID', 'to'],
      ['an end beyond two years', { to: '2028-11-30' }, 'INVALID', 'to'],
      ['no hours', { hoursPerWeek: 0 }, 'INVALID', 'hoursPerWeek'],
      ['no end', { to: null }, 'INVALID', 'to'],
      ['no kind', { kind: null }, 'INVALID', 'kind'],
      ['what another has', { to: '2026-12-24' }, 'ALREADY_EXISTS', 'from'],
      ['a different version', { expectedVersion: 7 }, 'CONFLICT', 'expectedVersion'],
      ['an unknown one', { allocationId: 'alc_nonsense' }, 'NOT_FOUND', 'allocationId'],
    ])('cannot be given %s', async (_case, wrong, code, field) => {
      await all.made({ from: '2026-12-24', to: '2026-12-24' });
      const before = await all.booked();
      const { data } = await all.update(running, wrong);
      expect(data.updateAllocation).toMatchObject({
        ...{ allocation: null, userErrors: [{ code, field: ['input', field] }] },
      });
      expect(await all.booked()).toEqual(before);
    });
  });

  it('that have not started are moved, changed in place and removed', async () => {
    const coming = await all.made({ from: '2026-12-07' });
    const { data } = await all.update(coming, { from: '2026-12-04', hoursPerWeek: 8 });
    expect(data.updateAllocation.allocation).toMatchObject({
      id: coming.id,
      from: '2026-12-04',
      hoursPerWeek: 8,
    });
    const ended = await all.run('endAllocation', { allocationId: coming.id, expectedVersion: 2 });
    expect(ended.data.endAllocation).toMatchObject({
      allocation: null,
      engagement: { allocations: [] },
      userErrors: [],
    });
    expect(await all.booked()).toEqual([]);
  });
});
