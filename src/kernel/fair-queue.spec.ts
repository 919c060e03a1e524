import fc from 'fast-check';
import { FairQueue, type FairQueueLimits } from './fair-queue.js';
import type { Payer } from './payer.js';

const LIMITS: FairQueueLimits = {
  atOnce: { all: 2, partner: 2, user: 2 },
  waiting: { partner: 100, user: 100 },
  waitMs: 60_000,
};
const of = (user: string, partner: string | null = null): Payer => ({ user, partner });
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Starts work for each payer in turn; `finish` ends the one started first. */
class Work {
  readonly started: string[] = [];
  readonly results: Promise<PromiseSettledResult<unknown>[]>;
  private readonly open: (() => void)[] = [];

  constructor(queue: FairQueue, payers: readonly (readonly [string, Payer])[]) {
    this.results = Promise.allSettled(
      payers.map(([name, payer]) =>
        queue.run(payer, () => {
          this.started.push(name);
          return new Promise<void>((resolve) => this.open.push(resolve));
        }),
      ),
    );
  }

  async finish(times = 1): Promise<void> {
    for (let turn = 0; turn < times; turn += 1) {
      await pause();
      this.open.shift()?.();
    }
    await pause();
  }
}

describe('a fair queue', () => {
  it('starts waiting items round-robin: by partner, then by user, then by arrival', async () => {
    const queue = new FairQueue({ ...LIMITS, atOnce: { all: 1, partner: 1, user: 1 } });
    const work = new Work(queue, [
      ['a1', of('ada', 'acme')],
      ['a2', of('ada', 'acme')],
      ['a3', of('ada', 'acme')],
      ['b1', of('ben', 'acme')],
      ['c1', of('cleo', 'coda')],
      ['c2', of('cleo', 'coda')],
      ['s1', of('staff')],
    ]);
    await work.finish(7);
    expect(work.started).toEqual(['a1', 'a2', 'c1', 's1', 'b1', 'c2', 'a3']);
  });

  it('runs no more than the shares of one user, of one partner and of all, with or without spare capacity', async () => {
    const queue = new FairQueue({ ...LIMITS, atOnce: { all: 4, partner: 3, user: 2 } });
    const work = new Work(queue, [
      ...['a1', 'a2', 'a3'].map((name) => [name, of('ada', 'acme')] as const),
      ...['b1', 'b2'].map((name) => [name, of('ben', 'acme')] as const),
    ]);
    await pause();
    expect(work.started).toEqual(['a1', 'a2', 'b1']);
    const others = new Work(queue, [
      ['c1', of('cleo', 'coda')],
      ['c2', of('cleo', 'coda')],
    ]);
    await pause();
    expect(others.started).toEqual(['c1']);
    await work.finish(5);
    await others.finish(2);
    expect([work.started, others.started]).toEqual([
      ['a1', 'a2', 'b1', 'a3', 'b2'],
      ['c1', 'c2'],
    ]);
  });

  it.each([
    ['user', { partner: 100, user: 1 }, of('ada', 'acme'), of('ben', 'acme')],
    ['partner', { partner: 1, user: 100 }, of('ben', 'acme'), of('cleo', 'coda')],
  ])(
    'rejects new items if too many of a %s are waiting, with a time to retry',
    async (_of, waiting, full, other) => {
      const queue = new FairQueue({
        ...LIMITS,
        atOnce: { all: 1, partner: 1, user: 1 },
        waiting,
        waitMs: 1_500,
      });
      const first = new Work(queue, [
        ['runs', of('ada', 'acme')],
        ['waits', of('ada', 'acme')],
      ]);
      await expect(queue.enter(full)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 2 });
      const second = new Work(queue, [['other', other]]);
      await first.finish();
      await first.finish();
      await second.finish();
      expect([first.started, second.started]).toEqual([['runs', 'waits'], ['other']]);
    },
  );

  it('rejects what has waited too long, and frees its place', async () => {
    const queue = new FairQueue({ ...LIMITS, atOnce: { all: 1, partner: 1, user: 1 }, waitMs: 1 });
    const leave = await queue.enter(of('ada'));
    await expect(queue.enter(of('ben'))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 1,
    });
    leave();
    (await queue.enter(of('cleo')))();
  });

  it('continues after an item has failed', async () => {
    const queue = new FairQueue({ ...LIMITS, atOnce: { all: 1, partner: 1, user: 1 } });
    await expect(queue.run(of('ada'), () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await queue.run(of('ada'), () => Promise.resolve('done'))).toBe('done');
  });

  it('charges the time that work takes, and delays users with no time left until some is regained', async () => {
    const waits = new Map([['ada', 20]]);
    const charged: string[] = [];
    const queue = new FairQueue(LIMITS, {
      waitMs: ({ user }) => waits.get(user) ?? 0,
      charge: ({ user }) => void charged.push(user),
    });
    setTimeout(() => waits.delete('ada'), 10);
    const order: string[] = [];
    const run = (user: string) => queue.run(of(user), async () => void order.push(user));
    await Promise.all([run('ada'), run('ben')]);
    expect([order, charged]).toEqual([
      ['ben', 'ada'],
      ['ben', 'ada'],
    ]);
    waits.set('ada', LIMITS.waitMs + 1);
    await expect(run('ada')).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 61 });
  });

  it('starts everything within its shares, and a partner after at most one turn of each other partner', async () => {
    const payer = fc.record({
      user: fc.constantFrom('1', '2', '3'),
      partner: fc.constantFrom('acme', 'coda', 'echo', null),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(payer, { maxLength: 30 }), async (payers) => {
        const named = payers.map(({ user, partner }) => of(`${user} of ${partner}`, partner));
        const queue = new FairQueue({ ...LIMITS, atOnce: { all: 1, partner: 1, user: 1 } });
        const work = new Work(
          queue,
          named.map((each) => [each.partner ?? each.user, each]),
        );
        await work.finish(payers.length);
        expect(work.started).toHaveLength(payers.length);
        // The first one has started before the others arrive.
        const turns = work.started.slice(1);
        const last = new Map<string, number>();
        turns.forEach((line, at) => {
          const between = turns.slice((last.get(line) ?? -1) + 1, at);
          expect(new Set(between).size).toBe(between.length);
          last.set(line, at);
        });
      }),
      { numRuns: 50 },
    );
  });
});
