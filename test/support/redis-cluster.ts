import { RedisServer } from './redis.js';
import { until } from './until.js';

const SLOTS = 16_384;
const PASSWORD = 'p@ss,word';

/** A Redis Cluster of three masters without replicas. */
export class RedisCluster {
  private constructor(private readonly nodes: readonly RedisServer[]) {}

  static async start(): Promise<RedisCluster> {
    const cluster = new RedisCluster(
      await Promise.all([0, 1, 2].map(() => RedisServer.start(CLUSTERED, PASSWORD))),
    );
    const [first, ...others] = cluster.nodes;
    const share = Math.ceil(SLOTS / cluster.nodes.length);
    for (const [index, node] of cluster.nodes.entries())
      await node.call('cluster', 'addslotsrange', index * share, Math.min((index + 1) * share, SLOTS) - 1);
    for (const { port } of others) await first!.call('cluster', 'meet', '127.0.0.1', port);
    await cluster.ready();
    return cluster;
  }

  get url(): string {
    return `redis-cluster://:${encodeURIComponent(PASSWORD)}@${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  }

  /** Returns once every node serves, and knows that the others do. */
  async ready(): Promise<void> {
    for (const node of this.nodes)
      await until(async () => {
        const info = String(await node.call('cluster', 'info'));
        return info.includes('cluster_state:ok') && info.includes('cluster_size:3');
      }, 30_000);
  }

  /** The node that serves the queue. */
  async nodeOf(queue: string): Promise<RedisServer> {
    const [shards, slot] = await Promise.all([this.ranges(), this.slotOf(`{${queue}}`)]);
    const { port } = shards.find(({ from, to }) => from <= slot && slot <= to)!;
    return this.nodes.find((node) => node.port === port)!;
  }

  async slotOf(key: string): Promise<number> {
    return Number(await this.nodes[0]!.call('cluster', 'keyslot', key));
  }

  /** Every key, with the slot it is in. */
  async keys(): Promise<{ key: string; slot: number }[]> {
    const found = await Promise.all(this.nodes.map((node) => node.call('keys', '*')));
    const keys = (found as string[][]).flat();
    return Promise.all(keys.map(async (key) => ({ key, slot: await this.slotOf(key) })));
  }

  /** Moves a queue's slot to another node key by key, while clients use it; they are answered MOVED and ASK. */
  async moveSlotOf(queue: string): Promise<RedisServer> {
    const [slot, source] = await Promise.all([this.slotOf(`{${queue}}`), this.nodeOf(queue)]);
    const target = this.nodes.find((node) => node !== source)!;
    const [from, to] = (await Promise.all([source, target].map((node) => node.call('cluster', 'myid')))) as [
      string,
      string,
    ];
    await target.call('cluster', 'setslot', slot, 'importing', from);
    await source.call('cluster', 'setslot', slot, 'migrating', to);
    const left = async () => (await source.call('cluster', 'getkeysinslot', slot, 10)) as string[];
    for (let keys = await left(); keys.length > 0; keys = await left())
      await source.call('migrate', '127.0.0.1', target.port, '', 0, 5_000, 'auth', PASSWORD, 'keys', ...keys);
    for (const node of [target, source, ...this.nodes])
      await node.call('cluster', 'setslot', slot, 'node', to);
    return target;
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
  }

  private async ranges(): Promise<{ from: number; to: number; port: number }[]> {
    const rows = (await this.nodes[0]!.call('cluster', 'slots')) as [number, number, [string, number]][];
    return rows.map(([from, to, [, port]]) => ({ from, to, port }));
  }
}

/** A node that is down is noticed soon; the file with its slots survives a restart, its keys do not. */
const CLUSTERED = [
  ...['--cluster-enabled', 'yes', '--cluster-config-file', 'nodes.conf'],
  ...['--cluster-node-timeout', '1000', '--requirepass', PASSWORD],
];
