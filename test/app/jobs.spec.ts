import { newId, toTypeId } from '../../src/kernel/ids.js';
import { JOB_KINDS, QUEUES } from '../../src/modules/operations/index.js';
import { JobRegistry } from '../../src/platform/jobs/job-registry.js';
import { Queues } from '../../src/platform/jobs/queues.js';
import { Workers } from '../../src/platform/jobs/workers.js';
import { START, TestApp } from '../support/app.js';
import { ADMIN, type Person } from '../support/people.js';
import { until } from '../support/until.js';

const JOBS = `query ($queue: String, $state: JobState, $first: Int, $after: String) {
  jobs(queue: $queue, state: $state, first: $first, after: $after) {
    nodes { id queue name state subject asOf attemptsMade failedReason enqueuedAt processedAt finishedAt }
    edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount } }`;
const RETRY = `mutation ($input: RetryJobInput!) { retryJob(input: $input) {
  job { id state attemptsMade failedReason } userErrors { code field message } } }`;

interface Job {
  readonly id: string;
  readonly queue: string;
  readonly state: string;
  readonly failedReason: string | null;
}
interface Retried {
  readonly job: Job | null;
  readonly userErrors: readonly { code: string; field: string[] }[];
}

describe('jobs', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(START, { queued: true });
    // What a new database plans is done; then nothing processes the queues.
    await app.settle();
    await app.nest.get(Workers).onModuleDestroy();
    for (const name of QUEUES) await queue(name).obliterate({ force: true });
  });
  afterEach(async () => {
    for (const name of ['health', 'delivery']) await queue(name).obliterate({ force: true });
  });
  afterAll(() => app.stop());

  const queue = (name = 'health') => app.nest.get(Queues).of(name);
  const data = () => ({ subject: newId(), asOf: '2026-11-30T15:00:00.000Z', requestId: null });
  const wait = (name: string, jobId = newId(), inQueue = 'health') =>
    queue(inQueue).add(name, data(), { jobId, attempts: 1 });
  /** Adds jobs and lets each fail, one after the other. */
  const fail = async (count: number, reason = 'Engagement not found.'): Promise<string[]> => {
    const { Worker } = await import('bullmq');
    const ids = Array.from({ length: count }, () => newId());
    for (const id of ids) await wait('recompute-health', id);
    const connection = app.nest.get(Queues)['connection'];
    const worker = new Worker('health', () => Promise.reject(new Error(reason)), {
      ...connection.options('health'),
      concurrency: 1,
    });
    await until(async () => (await queue().getJobCounts('failed'))['failed']! >= count);
    await worker.close();
    return ids;
  };
  const jobs = async (variables: object = {}, person: Person = ADMIN) => {
    const { data: answer, errors } = await app.gql(person, JOBS, variables);
    expect(errors).toBeUndefined();
    return answer.jobs;
  };
  const retry = async (input: object): Promise<Retried> =>
    (await app.gql(ADMIN, RETRY, { input })).data.retryJob;
  const allPages = async (first: number, between: (page: Job[]) => Promise<void> = async () => undefined) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof jobs>> = await jobs({ state: 'FAILED', first, after });
      seen.push(...page.nodes.map(({ id }: Job) => id));
      await between(page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    return seen;
  };

  it('are listed with their subject, in every state, failed ones first', async () => {
    const [failed] = await fail(1, 'Failed: select secret from api_key\n    at run (/srv/a.js:1:1)');
    await wait('daily-health');
    await queue('delivery').add('reforecast', data(), { jobId: 'due-1', delay: 60_000 });
    const { nodes, totalCount } = await jobs();
    expect(nodes.map(({ queue: of, state }: Job) => [of, state])).toEqual([
      ['delivery', 'DELAYED'],
      ['health', 'FAILED'],
      ['health', 'WAITING'],
    ]);
    expect(totalCount).toBe(3);
    expect(nodes[1]).toEqual({
      ...{ id: failed, queue: 'health', name: 'recompute-health', state: 'FAILED', attemptsMade: 1 },
      ...{ subject: expect.stringMatching(/^eng_/), asOf: '2026-11-30T15:00:00.000Z' },
      failedReason: 'Failed: (a statement)',
      ...{ enqueuedAt: expect.any(String), processedAt: expect.any(String), finishedAt: expect.any(String) },
    });
    expect((await jobs({ queue: 'delivery' })).nodes).toHaveLength(1);
    expect((await jobs({ state: 'WAITING' })).nodes).toHaveLength(1);
    expect((await jobs({ queue: 'usage' })).nodes).toEqual([]);
  });

  it('are paged over queues and states, each once', async () => {
    const failed = await fail(5);
    const waiting = ['a', 'b', 'c'];
    for (const id of waiting) await wait('daily-health', id);
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 4; page += 1) {
      const { nodes, pageInfo } = await jobs({ first: 2, after });
      seen.push(...nodes.map(({ id }: Job) => id));
      expect(pageInfo).toMatchObject({ hasNextPage: page < 3, hasPreviousPage: page > 0 });
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual([...failed.reverse(), ...waiting.reverse()]);
  });

  it('are each returned once even if earlier ones are retried, or more fail, between the pages', async () => {
    const failed = await fail(7);
    const whileRetried = await allPages(2, async (page) => {
      for (const { id } of page) await retry({ queue: 'health', jobId: id });
    });
    expect([...whileRetried].sort()).toEqual([...failed].sort());
    await queue().drain();
    const first = await fail(4);
    let more = false;
    const whileFailing = await allPages(2, async () => {
      if (!more) await fail(6);
      more = true;
    });
    expect(whileFailing).toEqual([...first].reverse());
  });

  it('that failed are queued again when retried, with as many attempts as new ones, and audited', async () => {
    const [id] = await fail(1);
    const { job, userErrors } = await retry({ queue: 'health', jobId: id });
    expect(userErrors).toEqual([]);
    expect(job).toEqual({ id, state: 'WAITING', attemptsMade: 0, failedReason: null });
    expect((await jobs()).nodes).toEqual([
      expect.objectContaining({ id, state: 'WAITING', attemptsMade: 0 }),
    ]);
    const { rows } = await app.pools.staff.query(
      "select actor_name, subject_kind, changes, previous, engagement_id = subject_id as named from audit_entry where action = 'job.retry' and changes ->> 'jobId' = $1",
      [id],
    );
    expect(rows).toEqual([
      {
        ...{ actor_name: ADMIN, subject_kind: 'engagement' },
        changes: {
          ...{ queue: 'health', jobId: id, name: 'recompute-health', asOf: '2026-11-30T15:00:00.000Z' },
          state: 'WAITING',
        },
        ...{ previous: { state: 'FAILED' }, named: true },
      },
    ]);
  });

  it('are only retried if they failed, once by several concurrent requests, and nothing else is audited', async () => {
    const [id] = await fail(1);
    await wait('daily-health', 'waits');
    const codes = async (input: object) => {
      const { job, userErrors } = await retry(input);
      expect(job).toBeNull();
      return userErrors.map(({ code, field }) => `${code} ${field.join('.')}`);
    };
    expect(await codes({ queue: 'health', jobId: 'waits' })).toEqual(['NOT_ALLOWED_IN_STATE input.jobId']);
    expect(await codes({ queue: 'health', jobId: 'nobody' })).toEqual(['NOT_FOUND input.jobId']);
    expect(await codes({ queue: 'health', jobId: '' })).toEqual(['NOT_FOUND input.jobId']);
    expect(await codes({ queue: 'nowhere', jobId: id })).toEqual(['NOT_FOUND input.queue']);
    const answers = await Promise.all([1, 2, 3].map(() => retry({ queue: 'health', jobId: id })));
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      'NOT_ALLOWED_IN_STATE',
      'NOT_ALLOWED_IN_STATE',
    ]);
    const { rows } = await app.pools.staff.query(
      "select from audit_entry where action = 'job.retry' and changes ->> 'jobId' = any($1)",
      [[id, 'waits', 'nobody', '']],
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['an unknown queue', { queue: 'nowhere' }],
    ['no rows', { first: 0 }],
    ['too many rows', { first: 101 }],
    ['an invalid cursor', { after: 'x' }],
    ['a cursor of another list', { after: Buffer.from('["2026-11-30 15:00:00+00"]').toString('base64url') }],
    ['a cursor into no queue', { after: Buffer.from('["nowhere","FAILED",1,"a"]').toString('base64url') }],
  ])('are not listed with %s', async (_case, variables) => {
    const { errors } = await app.gql(ADMIN, JOBS, variables);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('are known to role api as well as to the workers', () => {
    const named = (routes: readonly { queue: string; job: string }[]) =>
      routes.map(({ queue: of, job }) => `${of} ${job}`).sort();
    expect(named(JOB_KINDS)).toEqual(named(app.nest.get(JobRegistry).routes()));
  });

  it.each(['manager', 'engineer', 'compliance', 'auditor'])(
    'are not available to a user with role %s',
    async (name) => {
      const person = `${name}@causeway.example` as Person;
      const input = { queue: 'health', jobId: toTypeId('engagement', newId()) };
      for (const [operation, variables] of [
        [JOBS, {}],
        [RETRY, { input }],
      ] as const)
        expect((await app.gql(person, operation, variables)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    },
  );
});
