import { JobRegistry } from './job-registry.js';

const FIRST = { queue: 'first', job: 'act', kinds: ['a.changed', 'b.changed'], debounced: false };
const SECOND = { queue: 'second', job: 'act', kinds: ['b.changed'], debounced: true };

describe('the job registry', () => {
  it('allows several consumers for a kind of event', () => {
    const registry = new JobRegistry();
    registry.onEvents(FIRST);
    registry.onEvents(SECOND);
    registry.liveOnly('c.changed');
    expect(registry.registrations()).toEqual([
      { kind: 'a.changed', consumer: 'first.act' },
      { kind: 'b.changed', consumer: 'first.act' },
      { kind: 'b.changed', consumer: 'second.act' },
      { kind: 'c.changed', consumer: null },
    ]);
  });

  it('rejects a consumer that is registered twice', () => {
    const registry = new JobRegistry();
    registry.onEvents(FIRST);
    expect(() => registry.onEvents({ ...FIRST, kinds: ['c.changed'] })).toThrow('first.act');
    expect(registry.eventRoutes).toEqual([FIRST]);
  });

  it('rejects a kind that is registered both for a job and as live-only', () => {
    const registry = new JobRegistry();
    registry.onEvents(FIRST);
    expect(() => registry.liveOnly('c.changed', 'a.changed')).toThrow('a.changed');
    registry.liveOnly('c.changed');
    expect(() => registry.onEvents({ ...SECOND, kinds: ['c.changed'] })).toThrow('c.changed');
    expect(registry.registrations()).toHaveLength(3);
  });
});
