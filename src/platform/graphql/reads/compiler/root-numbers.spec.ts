import type { RelationSource } from '../fragments/source.js';
import { $, _, arg, argBetween, column, now, sql, type Sql } from '../fragments/sql.js';
import { RootNumbers } from './root-numbers.js';

const one = (where: Sql, from?: Sql): RelationSource => ({ kind: 'one', where, from });
const many = (orderBy: Sql, atMost: number): RelationSource => ({
  kind: 'many',
  ...{ where: sql`true`, orderBy, atMost },
});
const page = (key: object): RelationSource => ({
  kind: 'page',
  ...{ where: sql`true`, order: [{ by: column('name'), cast: 'text', ...key }] },
});

describe('the number of a root', () => {
  it.each<[string, RelationSource, RelationSource]>([
    ['where', one(sql`${_}.a`), one(sql`${_}.b`)],
    ['from', one(sql`true`), one(sql`true`, sql`t`)],
    ['where and from, swapped', one(sql`a`, sql`b`), one(sql`b`, sql`a`)],
    ['text that looks like an argument', one(sql`${arg('a')}`), one(sql`a`)],
    ['the names of arguments', one(sql`${arg('a')}`), one(sql`${arg('b')}`)],
    ['where arguments end', one(sql`${arg('a')}b`), one(sql`${arg('ab')}`)],
    ['the range of an argument', one(sql`${argBetween('a', 1, 2)}`), one(sql`${argBetween('a', 1, 3)}`)],
    ['whether an argument has one', one(sql`${arg('a')}`), one(sql`${argBetween('a', 1, 2)}`)],
    ['which row is referred to', one(sql`${_}.a`), one(sql`${$}.a`)],
    ['the instant', one(sql`${_}`), one(sql`${now}`)],
    ['the order of many', many(sql`a`, 1), many(sql`b`, 1)],
    ['how many', many(sql`a`, 1), many(sql`a`, 2)],
    ['what a page is sorted by', page({}), page({ by: column('id') })],
    ['the type of a sort key', page({}), page({ cast: 'int' })],
    ['the direction', page({}), page({ descending: true })],
    ['where nulls go', page({}), page({ nullable: true })],
    ['whether the kind', one(sql`true`), page({})],
  ])('differs with %s', (_difference, a, b) => {
    const numbers = new RootNumbers();
    expect(numbers.of(a)).not.toBe(numbers.of(b));
  });

  it('is the same for roots built alike', () => {
    const numbers = new RootNumbers();
    const made = () => page({ by: sql`lower(${column('name')})`, descending: true });
    const number = numbers.of(made());
    numbers.of(page({}));
    expect(numbers.of(made())).toBe(number);
  });

  it('is never reused, however many roots are created in between', () => {
    const numbers = new RootNumbers();
    const all = Array.from({ length: 1_500 }, (_each, index) => numbers.of(many(sql`a`, index)));
    expect(new Set(all).size).toBe(all.length);
    const again = numbers.of(many(sql`a`, 0));
    expect(all.includes(again)).toBe(false);
    expect(numbers.of(many(sql`a`, 1_499))).toBe(all.at(-1));
  });
});
