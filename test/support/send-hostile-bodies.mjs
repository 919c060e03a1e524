import http from 'node:http';
import net from 'node:net';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import WebSocket from 'ws';
import { HOSTILE_BODIES, HOSTILE_MESSAGES } from './hostile-bodies.mjs';
import { probeLive } from './probe-live.mjs';

const HOST = '127.0.0.1';
const AT_ONCE = 4;
/** Longer than the slowest body may take. */
const ANSWER_MS = 40_000;
const PROBE_MS = 10;

/**
 * Sends every hostile body to a running process, a few at a time, while another thread polls its health.
 * @param target { port, pid, tokens: { partner, engineer, manager, key, gateway } }
 * @returns { answers: [{ name, expected, got, message }], liveMs, busyMs: { p50, p99, most, count }, rssMib: { before, most } };
 *   busyMs is the part of liveMs during which the process itself was working, i.e. what it would be on an idle machine
 */
export async function sendHostileBodies(target) {
  const [probe, figures] = inThread('probe', target);
  // These wait for the server's timeouts; a thread that is busy building large bodies could miss the responses.
  const [, slow] = inThread('sendSlowBodies', target);
  const bodies = Object.entries(HOSTILE_BODIES);
  const quick = [
    ...bodies
      .filter((each) => !isSlow(each))
      .map(
        ([name, each]) =>
          () =>
            sendBody(target, name, each),
      ),
    ...Object.entries(HOSTILE_MESSAGES).map(
      ([name, each]) =>
        () =>
          sendMessages(target, name, each),
    ),
  ];
  const answers = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let send = quick.shift(); send; send = quick.shift()) answers.push(await send());
    }),
  );
  answers.push(...(await slow));
  probe.postMessage('end');
  return { answers, ...(await figures) };
}

function inThread(task, target) {
  const thread = new Worker(new URL(import.meta.url), { workerData: { task, target } });
  return [thread, new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject))];
}

const isSlow = ([, { status }]) => status === 408;

async function sendSlowBodies(target) {
  const slow = Object.entries(HOSTILE_BODIES).filter(isSlow);
  parentPort.postMessage(await Promise.all(slow.map(([name, each]) => sendBody(target, name, each))));
}

function sendBody({ port, tokens }, name, { who, path, status, body, type, method = 'POST', ...how }) {
  const bytes = body();
  const token = who === 'liar' ? 'x.y.z' : tokens[who];
  const length = how.announced === undefined && !how.chunked ? bytes.length : how.announced;
  const headers = {
    host: HOST,
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(type ? { 'content-type': type } : {}),
    ...(how.encoding ? { 'content-encoding': how.encoding } : {}),
    ...(how.chunked ? { 'transfer-encoding': 'chunked' } : {}),
    ...(length === undefined || length === null ? {} : { 'content-length': length }),
    ...how.headers,
  };
  const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}\r\n`);
  return new Promise((resolve) => {
    const socket = net.connect(port, HOST).setMaxListeners(0);
    let text = '';
    const end = (got) => {
      clearTimeout(timer);
      socket.destroy();
      const message = /"message":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? '';
      resolve({ name, expected: status, got, message });
    };
    const timer = setTimeout(() => end('no answer'), ANSWER_MS);
    socket.on('data', (chunk) => {
      text += chunk;
      const answer = /^HTTP\/1\.1 (\d{3}) [^]*?\r\n\r\n/.exec(text);
      // The message comes with the head, or in the next packet.
      if (answer) setTimeout(() => end(Number(answer[1])), 20);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => end(/^HTTP\/1\.1 (\d{3})/.test(text) ? Number(text.slice(9, 12)) : null));
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    void write(socket, bytes, how).then(() => {
      if (how.breaks) socket.resetAndDestroy();
      if (how.ends) socket.end();
    });
  });
}

async function write(socket, bytes, { chunked, trickles }) {
  const size = trickles ? 1 : 1_000_000;
  for (let start = 0; start < bytes.length && !socket.destroyed; start += size) {
    const part = bytes.subarray(start, start + size);
    const framed = chunked ? [`${part.length.toString(16)}\r\n`, part, '\r\n'] : [part];
    const written = framed.map((each) => socket.write(each)).at(-1);
    if (trickles) await sleep(500);
    else if (!written) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
  }
  if (chunked && !trickles && !socket.destroyed) socket.write('0\r\n\r\n');
}

function sendMessages({ port, tokens }, name, { who, code, messages }) {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${HOST}:${port}/graphql`, 'graphql-transport-ws');
    const [first, ...others] = messages().map((each) =>
      typeof each === 'string' ? each : JSON.stringify(each).replace('token', `Bearer ${tokens[who]}`),
    );
    socket.once('open', () => socket.send(first));
    socket.once('message', () => others.forEach((each) => socket.send(each)));
    socket.on('error', () => undefined);
    socket.once('close', (got, reason) => resolve({ name, expected: code, got, message: String(reason) }));
  });
}

/** Polls the health, on a thread that does nothing else. */
async function probe({ port, pid }) {
  const agent = new http.Agent({ keepAlive: true });
  const latencies = [];
  const busy = [];
  let ended = false;
  parentPort.once('message', () => (ended = true));
  for (let warm = 0; warm < 20; warm += 1) await probeLive({ port, pid, agent });
  const before = rssMib(pid);
  let most = before;
  while (!ended) {
    const { liveMs, busyMs } = await probeLive({ port, pid, agent });
    latencies.push(liveMs);
    busy.push(busyMs);
    most = Math.max(most, rssMib(pid));
    await sleep(PROBE_MS);
  }
  agent.destroy();
  parentPort.postMessage({ liveMs: spread(latencies), busyMs: spread(busy), rssMib: { before, most } });
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))];
  return { p50: at(0.5), p99: at(0.99), most: at(1), count: sorted.length };
}

function rssMib(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

const TASKS = { probe, sendSlowBodies };
if (!isMainThread && workerData?.task) await TASKS[workerData.task](workerData.target);
else if (process.argv[2] === 'send')
  process.stdout.write(JSON.stringify(await sendHostileBodies(JSON.parse(process.argv[3]))));
