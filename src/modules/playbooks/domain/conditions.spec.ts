import { applies, chooseMilestones, type ConditionFacts } from './conditions.js';

const facts: ConditionFacts = { region: 'US-CA', tier: 'GROWTH', apiProductIds: ['pay', 'dep'] };
const NEVER = { regions: ['NO'] };
const row = (code: string, links: Record<string, number> = {}, when?: typeof NEVER) => ({
  code,
  title: `Title of ${code}`,
  dependsOn: Object.entries(links).map(([from, lagDays]) => ({ code: from, lagDays })),
  when,
});

it.each([
  ['no conditions', undefined, true],
  ['null conditions', null, true],
  ['empty lists', { regions: [], tiers: [], apiProductIds: null }, true],
  ['its region', { regions: ['GB', 'US-CA'] }, true],
  ['its country', { regions: ['US'] }, true],
  ['another subdivision of its country', { regions: ['US-NY'] }, false],
  ['a code with only the same beginning', { regions: ['U'] }, false],
  ['its tier', { tiers: ['GROWTH' as const] }, true],
  ['another tier', { tiers: ['STRATEGIC' as const] }, false],
  ['one of its API products', { apiProductIds: ['lend', 'dep'] }, true],
  ['another API product', { apiProductIds: ['lend'] }, false],
  ['all of them', { regions: ['US'], tiers: ['GROWTH' as const], apiProductIds: ['pay'] }, true],
  ['all but one of them', { regions: ['US'], tiers: ['STANDARD' as const], apiProductIds: ['pay'] }, false],
])('decide on %s', (_case, when, expected) => {
  expect(applies(when, facts)).toBe(expected);
});

it('require only the country for an engagement in a country', () => {
  expect(applies({ regions: ['US-CA'] }, { ...facts, region: 'US' })).toBe(false);
});

it('leave the playbook unchanged if all of them apply', () => {
  const rows = [row('B', { A: 1 }), row('A')];
  expect(chooseMilestones(rows, facts)).toEqual(rows);
});

it('bridge what they leave out, with the successor’s own lag', () => {
  const rows = [row('A'), row('X', { A: 9 }, NEVER), row('Y', { X: 9 }, NEVER), row('C', { Y: 2 })];
  expect(chooseMilestones(rows, facts)).toEqual([row('A'), row('C', { A: 2 })]);
});

it('drop a dependency on something left out that had no dependencies', () => {
  expect(chooseMilestones([row('X', {}, NEVER), row('C', { X: 3 })], facts)).toEqual([row('C')]);
});

it('keep the longer lag if two paths lead to one milestone', () => {
  const rows = [row('A'), row('X', { A: 0 }, NEVER), row('C', { X: 4, A: 1 }), row('E', { A: 5, X: 2 })];
  expect(chooseMilestones(rows, facts)).toEqual([row('A'), row('C', { A: 4 }), row('E', { A: 5 })]);
});

it("bridge with the successor's lead, and keep the shorter lead if two paths lead to one milestone", () => {
  const rows = [row('A'), row('X', { A: 9 }, NEVER), row('C', { X: -2 }), row('E', { A: -5, X: -2 })];
  expect(chooseMilestones(rows, facts)).toEqual([row('A'), row('C', { A: -2 }), row('E', { A: -2 })]);
});

it('are fast even if many paths lead through what they leave out', () => {
  const pairs = Array.from({ length: 60 }, (_, i) => {
    const links = i === 0 ? { A: 0 } : { [`L${i - 1}`]: 0, [`R${i - 1}`]: 0 };
    return [row(`L${i}`, links, NEVER), row(`R${i}`, links, NEVER)];
  });
  const rows = [row('A'), ...pairs.flat(), row('Z', { L59: 1, R59: 0 })];
  expect(chooseMilestones(rows, facts)).toEqual([row('A'), row('Z', { A: 1 })]);
});
