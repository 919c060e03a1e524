import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { FileForm } from './file-form.js';

const HEADERS = { 'content-type': 'multipart/form-data; boundary=b' };
const HEAD =
  '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n';

/** A request whose body the test writes. */
function request(headers: object = HEADERS): PassThrough & IncomingMessage {
  return Object.assign(new PassThrough(), { headers }) as unknown as PassThrough & IncomingMessage;
}

async function all(body: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return chunks;
}

describe('a form that arrives slowly', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }));
  afterEach(() => void jest.useRealTimers());
  const tick = () => new Promise((resolve) => setImmediate(resolve));

  it('is aborted after 30 s with less than 64 KiB, before its file and within it', async () => {
    const silent = new FileForm(request(), 100);
    jest.advanceTimersByTime(30_000);
    await expect(silent.sent()).rejects.toMatchObject({ status: 408 });

    const body = request();
    const form = new FileForm(body, 1_000_000);
    jest.advanceTimersByTime(29_000);
    body.write(`${HEAD}${'some'.repeat(20_000)}`);
    const { body: file } = await form.sent();
    const read = all(file);
    await tick();
    jest.advanceTimersByTime(30_000);
    body.write('too little');
    await tick();
    jest.advanceTimersByTime(30_000);
    await expect(read).rejects.toMatchObject({ status: 408 });
    await expect(form.end()).rejects.toMatchObject({ status: 408 });
  });

  it('is aborted after 5 min, however steadily it arrives', async () => {
    const body = request();
    const form = new FileForm(body, 2_000_000);
    body.write(`${HEAD}a`);
    const { body: file } = await form.sent();
    let fault: unknown;
    const read = all(file).catch((error: unknown) => (fault = error));
    for (let second = 0; second < 299; second += 13) {
      body.write(Buffer.alloc(40_000, 'a'));
      await tick();
      jest.advanceTimersByTime(13_000);
    }
    await tick();
    expect(fault).toBeUndefined();
    jest.advanceTimersByTime(1_000);
    await read;
    expect(fault).toMatchObject({ status: 408 });
  });
});

describe('a form', () => {
  it('is rejected if its headers contain no boundary', () => {
    expect(() => new FileForm(request({ 'content-type': 'multipart/form-data' }), 100)).toThrow(/boundary/);
  });

  it('is read in chunks, wherever they are split', async () => {
    const whole = `--b\r\ncontent-disposition: form-data; name="engagement"\r\n\r\nENG-1\r\n${HEAD}all is well\r\n--b--\r\n`;
    for (let cut = 1; cut < whole.length; cut += 7) {
      const body = request();
      const form = new FileForm(body, 100);
      body.write(whole.slice(0, cut));
      setImmediate(() => body.end(whole.slice(cut)));
      const sent = await form.sent();
      const chunks = await all(sent.body);
      await form.end();
      expect([Buffer.concat(chunks).toString(), sent.fields.get('engagement')]).toEqual([
        'all is well',
        'ENG-1',
      ]);
    }
  });

  it('applies back-pressure while the file is not being read', async () => {
    const body = request();
    const form = new FileForm(body, 100_000_000);
    body.write(`${HEAD}a`);
    const { body: file } = await form.sent();
    let accepted = 0;
    while (accepted < 1_000 && body.write(Buffer.alloc(65_536, 'a'))) {
      accepted += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(accepted).toBeLessThan(10);
    form.stop();
    await expect(all(file)).rejects.toThrow();
  });
});
