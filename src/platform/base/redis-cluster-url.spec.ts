import { readRedisClusterUrl } from './redis-cluster-url.js';

const plain = { username: undefined, password: undefined, tls: false };

describe('the URL of a Redis Cluster', () => {
  it.each([
    ['one node', 'redis-cluster://one', { ...plain, nodes: [{ host: 'one', port: 6379 }] }],
    [
      'several nodes',
      'redis-cluster://one:7000,[::1]:7001',
      {
        ...plain,
        nodes: [
          { host: 'one', port: 7000 },
          { host: '::1', port: 7001 },
        ],
      },
    ],
    [
      'a login, and TLS',
      'rediss-cluster://ann:p%40ss@one:7000',
      { username: 'ann', password: 'p@ss', tls: true, nodes: [{ host: 'one', port: 7000 }] },
    ],
  ])('may name %s', (_case, text, read) => {
    expect(readRedisClusterUrl(text)).toEqual(read);
  });

  it.each([
    'redis://one:6379',
    'redis-cluster://',
    'redis-cluster://one,',
    'redis-cluster://one:x',
    'redis-cluster://one/3',
    'redis-cluster://:p%@one',
    'redis-cluster://one,:secret@two',
  ])('is not %s', (text) => {
    expect(readRedisClusterUrl(text)).toBeNull();
  });
});
