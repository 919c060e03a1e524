import { CONNECTION_LIFETIME_SECONDS } from '../../../database/pools.js';
import { StatementNames } from './statement-names.js';

describe('statement names', () => {
  const named = (names: StatementNames, count: number, now: number) =>
    Array.from({ length: count }, () => ({})).map((statement) => {
      names.of(statement, now);
      return names.of(statement, now);
    });

  it('are assigned on second use and kept', () => {
    const names = new StatementNames();
    const statement = {};
    expect(names.of(statement)).toBeUndefined();
    const name = names.of(statement);
    expect(name).toMatch(/^read_/);
    expect(names.of(statement)).toBe(name);
  });

  it('run out if statements keep changing, until the connections that know them are closed', () => {
    const names = new StatementNames();
    const start = performance.now();
    const given = named(names, 300, start);
    expect(given.filter(Boolean)).toHaveLength(250);
    const later = start + CONNECTION_LIFETIME_SECONDS * 1_000;
    const next = named(names, 10, later);
    expect(next.filter(Boolean)).toHaveLength(10);
    expect(next.some((name) => given.includes(name))).toBe(false);
  });
});
