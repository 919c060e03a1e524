// A tenant who sends heavy queries continuously, from a separate thread: the quiet one's clock must not wait for it.
import { once } from 'node:events';
import http from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

const { url, headers, atOnce, bodies, sockets, subscriptions } = workerData;
const agent = new http.Agent({ keepAlive: true });
/** The number of responses, by the code of their first error. */
const saw = {};
let isOver = false;

function ask(body) {
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Responses are long: only check whether they begin with errors. */
function note(text) {
  const [, code] = /"errors".*?"code":"(\w+)"/.exec(text.slice(0, 2_000)) ?? [];
  const hasHint = /"retryAfterSeconds":[1-9]/.test(text.slice(0, 2_000));
  const seen = code === 'RATE_LIMITED' && !hasHint ? `${code} without a hint` : (code ?? 'answered');
  saw[seen] = (saw[seen] ?? 0) + 1;
}

async function askOn(first) {
  for (let turn = first; !isOver; turn += 1) note(await ask(bodies[turn % bodies.length]));
}

async function watch() {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  const say = (message) => socket.send(JSON.stringify(message));
  socket.on('message', (data) => {
    const text = String(data);
    if (text.includes('"type":"connection_ack"'))
      subscriptions.forEach((payload, id) => say({ id: String(id), type: 'subscribe', payload }));
    else if (text.includes('"type":"next"')) note(text);
    else if (text.includes('"type":"error"')) note(`"errors":${text}`);
  });
  socket.on('close', (code) => isOver || note(`"errors" "code":"socket_closed_${code}"`));
  say({ type: 'connection_init', payload: { Authorization: headers.authorization } });
  return socket;
}

const open = await Promise.all(Array.from({ length: sockets }, watch));
const asking = Array.from({ length: atOnce }, (_each, n) => askOn(n));
parentPort.postMessage('begun');
await once(parentPort, 'message');
isOver = true;
open.forEach((socket) => socket.terminate());
agent.destroy();
await Promise.allSettled(asking);
parentPort.postMessage(saw);
parentPort.close();
