import assert from 'node:assert/strict';
import http from 'node:http';
import { percentile } from './process.mjs';

const agent = new http.Agent({ keepAlive: true, maxSockets: 512 });

function post(url, headers, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/**
 * Sends requests at a fixed rate, whether or not earlier ones have been answered. Each is timed from its scheduled start, so
 * waiting for its turn counts: a slow response cannot hide the delay of the following ones.
 * @param requestOf the request to send: { url, headers, body } for a running number
 * @param check checks a response's status and body; throws if it is wrong
 * @returns the p50 and p99 of the milliseconds, and the responses per second
 */
export async function openLoop({ rate, seconds, requestOf, check }) {
  const total = Math.round(rate * seconds);
  const requests = Array.from({ length: total }, (_each, index) => requestOf(index));
  const started = performance.now();
  const answers = [];
  while (answers.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - started) * rate) / 1000) + 1);
    while (answers.length < due) {
      const answer = timed(requests[answers.length], started + (answers.length * 1000) / rate);
      // Resolved when all are in, so that callers can stop what they started.
      answer.catch(() => undefined);
      answers.push(answer);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const latencies = await Promise.all(answers);
  const took = (performance.now() - started) / 1000;
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99), perSecond: total / took };

  async function timed({ url, headers, body }, dueAt) {
    const answer = await post(url, headers, body);
    const latency = performance.now() - dueAt;
    assert.equal(answer.status, 200, answer.body.slice(0, 300));
    check(answer.body);
    return latency;
  }
}
