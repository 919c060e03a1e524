import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { DescriptionThread } from './read-in-thread.js';

const DOCUMENT = 'openapi: 3.0.0\ninfo: { title: T, version: "1" }\npaths: { /a: { get: {} } }\n';
const READ = { description: expect.objectContaining({ operations: [expect.anything()] }) as unknown };
const THREAD = new URL('./description.thread.js', import.meta.url);

describe('the thread that reads API descriptions', () => {
  const started: Worker[] = [];
  const start = (resourceLimits = {}) => {
    started.push(new Worker(THREAD, { resourceLimits }));
    return started.at(-1)!;
  };
  const limits = { seconds: 120, heapMib: 1_024, idleMs: 60_000 };
  beforeEach(() => void started.splice(0));
  afterEach(() => Promise.all(started.map((worker) => worker.terminate())));

  it('reads one document after another, even after an invalid one', async () => {
    const thread = new DescriptionThread(limits, start);
    const answers = await Promise.all([DOCUMENT, 'hello: world', DOCUMENT].map((each) => thread.read(each)));
    expect(answers).toEqual([READ, { fault: expect.any(String) as unknown }, READ]);
    expect(started).toHaveLength(1);
  });

  it('exits after being idle for a while, and is started again', async () => {
    const thread = new DescriptionThread({ ...limits, idleMs: 1 }, start);
    expect(await thread.read(DOCUMENT)).toEqual(READ);
    await once(started[0]!, 'exit');
    expect(await thread.read(DOCUMENT)).toEqual(READ);
    expect(started).toHaveLength(2);
  });

  it('can die while idle without harm, and is started again', async () => {
    const thread = new DescriptionThread(limits, start);
    expect(await thread.read(DOCUMENT)).toEqual(READ);
    await started[0]!.terminate();
    expect(await thread.read(DOCUMENT)).toEqual(READ);
    expect(started).toHaveLength(2);
  });

  it('exits after a large document', async () => {
    const thread = new DescriptionThread(limits, start);
    const large = `${DOCUMENT}#${'x'.repeat(1024 * 1024)}\n`;
    expect(await thread.read(large)).toEqual(READ);
    expect(await thread.read(DOCUMENT)).toEqual(READ);
    expect(started).toHaveLength(2);
  });

  it('is stopped if a document takes too long, and the next one is read', async () => {
    let seconds = 0;
    const thread = new DescriptionThread(
      {
        ...limits,
        get seconds() {
          return seconds;
        },
      },
      start,
    );
    expect(await thread.read(DOCUMENT)).toEqual({
      fault: expect.stringContaining('took more than 0 s') as unknown,
    });
    seconds = 120;
    expect(await thread.read(DOCUMENT)).toEqual(READ);
  });

  it('is stopped if a document takes too much memory', async () => {
    const thread = new DescriptionThread(limits, () => start({ maxOldGenerationSizeMb: 24 }));
    const paths = Array.from({ length: 100_000 }, (_, index) => `  /a${index}: { get: {} }\n`);
    const answer = await thread.read(
      `openapi: 3.0.0\ninfo: { title: T, version: "1" }\npaths:\n${paths.join('')}`,
    );
    expect(answer).toEqual({ fault: expect.stringContaining('MiB of memory') as unknown });
  });
});
