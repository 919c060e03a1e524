import { readFileSync } from 'node:fs';

export const uuidOf = (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

const TICK_MS = 10;

/** User and system milliseconds of this process and of PostgreSQL's backends for these connections. */
export async function cpuDuring(client, act) {
  const { rows } = await client.query(
    "select pid from pg_stat_activity where backend_type = 'client backend'",
  );
  const backends = () => rows.reduce((sum, { pid }) => sum + ticksOf(pid) * TICK_MS, 0);
  const [before, own, startedAt] = [backends(), process.cpuUsage(), performance.now()];
  await act();
  const { user, system } = process.cpuUsage(own);
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, nodeMs: (user + system) / 1000, postgresMs: backends() - before };
}

function ticksOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}

/** Calls `act` for every item, this many at once. */
export async function eachOf(items, atOnce, act) {
  let next = 0;
  const turn = async (worker) => {
    while (next < items.length) await act(items[next++], worker);
  };
  await Promise.all(Array.from({ length: atOnce }, (_each, worker) => turn(worker)));
}

export const chunksOf = (items, size) =>
  Array.from({ length: Math.ceil(items.length / size) }, (_each, index) =>
    items.slice(index * size, (index + 1) * size),
  );
