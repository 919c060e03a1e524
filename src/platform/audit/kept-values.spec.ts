import { keptValues, previousOf } from './kept-values.js';

describe('the old values stored in an entry', () => {
  const was = { title: 'A', weight: 1, secretHash: 'h', notBeforeOn: null, list: [{ a: 1, b: 2 }] };
  it.each<[string, object | null, Record<string, unknown>, unknown]>([
    ['of the changed fields', was, { title: 'B' }, { title: 'A' }],
    ['not of unchanged fields', was, { title: 'A', weight: 2 }, { weight: 1 }],
    [
      'not of fields without an old value, such as a reason',
      was,
      { title: 'B', reason: 'x' },
      { title: 'A' },
    ],
    ['null if it was null', was, { notBeforeOn: '2026-12-01' }, { notBeforeOn: null }],
    ['whatever the order of fields in an object', was, { list: [{ b: 2, a: 1 }] }, {}],
    ['of a list as a whole', was, { list: [] }, { list: [{ a: 1, b: 2 }] }],
    ['none for a new subject', null, { title: 'B' }, null],
  ])('%s', (_case, before, changes, expected) => {
    expect(previousOf(before, changes)).toEqual(expected);
  });
});

describe('the values stored in an entry', () => {
  it.each(['secret', 'secretHash', 'token', 'password', 'url', 'link', 'SECRET'])(
    'nothing of `%s`, at any depth',
    (name) => {
      expect(keptValues({ [name]: 'x', list: [{ [name]: 'x', a: 1 }] })).toEqual({ list: [{ a: 1 }] });
    },
  );

  it.each([
    ['a text at the limit', '🚀'.repeat(4_000), '🚀'.repeat(4_000)],
    ['a text beyond it', 'x'.repeat(4_003), `${'x'.repeat(4_000)}… (3 characters omitted)`],
    ['an instant', new Date(0), new Date(0)],
    ['null', null, null],
  ])('%s', (_case, value, expected) => {
    expect(keptValues({ value })).toEqual({ value: expected });
  });

  it('the first 200 entries of a list', () => {
    const { list } = keptValues({ list: Array.from({ length: 203 }, (_none, index) => index) });
    expect(list).toHaveLength(201);
    expect(list).toContain('(3 entries omitted)');
  });

  it('64 KiB in total, dropping the largest fields first', () => {
    const large = Array.from({ length: 40 }, () => 'x'.repeat(4_000));
    const kept = keptValues({ large, note: 'kept', other: 'x'.repeat(3_000) });
    expect(kept).toEqual({
      large: expect.stringMatching(/^\(\d+ bytes omitted\)$/),
      note: 'kept',
      other: expect.any(String),
    });
  });
});
