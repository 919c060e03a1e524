import { OwnWrites } from './own-writes.js';
import { ReplicaLag } from './replica-lag.js';
import { walPosition, walText } from './wal-position.js';

describe('how far a replica is behind', () => {
  it('is not known before it has reached an answer of the primary', () => {
    const lag = new ReplicaLag(30_000);
    expect(lag.ms(0)).toBe(Infinity);
    lag.notePrimary(0, 100n);
    lag.noteReplayed(99n);
    expect(lag.ms(5_000)).toBe(Infinity);
  });

  it('counts from the latest answer that it has reached, also while nothing is written', () => {
    const lag = new ReplicaLag(30_000);
    for (const [at, primary] of [
      [0, 100n],
      [1_000, 200n],
      [2_000, 300n],
      [3_000, 300n],
    ] as const)
      lag.notePrimary(at, primary);
    lag.noteReplayed(250n);
    expect(lag.ms(3_500)).toBe(2_500);
    lag.noteReplayed(300n);
    expect(lag.ms(3_500)).toBe(500);
  });

  it('is not known any more after the longest that counts, or after an outage', () => {
    const lag = new ReplicaLag(30_000);
    lag.notePrimary(0, 100n);
    lag.noteReplayed(100n);
    for (let at = 1_000; at <= 31_000; at += 1_000) lag.notePrimary(at, BigInt(100 + at));
    expect(lag.ms(31_000)).toBe(Infinity);
    lag.noteReplayed(40_000n);
    expect(lag.ms(31_000)).toBe(0);
    lag.forget();
    expect(lag.ms(31_000)).toBe(Infinity);
    expect(lag.replayed).toBe(0n);
  });
});

describe('what users have written', () => {
  it('is remembered until the replica shows it, or none so far behind would serve', () => {
    const own = new OwnWrites();
    own.note('a', 200n, 1_000);
    own.note('a', 100n, 2_000);
    own.note('b', 300n, 1_000);
    expect([own.of('a'), own.of('b'), own.of('c')]).toEqual([200n, 300n, 0n]);
    own.forget(200n, 0);
    expect([own.of('a'), own.of('b')]).toEqual([0n, 300n]);
    own.forget(200n, 1_001);
    expect(own.of('b')).toBe(0n);
  });
});

it.each([
  ['0/0', 0n],
  ['0/16B3748', 0x16b3748n],
  ['1/0', 1n << 32n],
  ['FFFFFFFF/FFFFFFFF', (1n << 64n) - 1n],
])('a position reads %s', (text, position) => {
  expect(walPosition(text)).toBe(position);
  expect(walText(position)).toBe(text);
});

it.each([[''], ['0'], ['0/'], ['/0'], ['0/16B37480000'], ['G/0'], [' 0/0'], ['0/0/0'], ['-1/0']])(
  'no position reads %p',
  (text) => expect(walPosition(text)).toBeUndefined(),
);
