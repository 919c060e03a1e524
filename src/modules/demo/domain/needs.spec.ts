import { isForPartnerToProve, lastDayOf, needsOf } from './needs.js';
import { STORIES } from './stories.js';

const storyOf = (title: string) => STORIES.find((each) => each.title === title)!;
const codesOf = (title: string) => needsOf(storyOf(title)).map(({ product, code }) => `${product} ${code}`);

describe('what launch checklists require of a story', () => {
  it('is the checklist of each product, in order', () => {
    expect(codesOf('Savings pots for private clients')).toEqual([
      ...['deposits CONSENT', 'deposits PEN-TEST', 'deposits DATA-USE', 'deposits INCIDENT-DRILL'],
    ]);
    expect(codesOf('Deposits and payments in the mobile bank')).toHaveLength(9);
  });

  it('follows its own story, and is waived if nothing is launched', () => {
    const of = (title: string, code: string) =>
      needsOf(storyOf(title)).find((need) => need.code === code)!.arc;
    expect(of('Gift cards topped up by transfer', 'PEN-TEST')).toMatchObject({ endsIn: -4 });
    expect(of('Gift cards topped up by transfer', 'TERMS')).toEqual({});
    expect(of('Readiness for instant payments', 'TERMS').waived).toMatch(/Advice/);
  });

  it('lasts for half a year to a year if it expires, and indefinitely otherwise', () => {
    const [retries, penTest] = needsOf(storyOf('Pay at the till'));
    expect(lastDayOf(retries!, '2026-12-01')).toBeNull();
    const day = lastDayOf(penTest!, '2026-12-01')!;
    expect(day >= '2027-05-30' && day < '2027-11-27').toBe(true);
    expect(lastDayOf(penTest!, '2026-12-01')).toBe(day);
  });

  it.each([
    ['TERMS', 'the partner', true],
    ['INCIDENT-DRILL', 'the partner', true],
    ['PEN-TEST', 'the team', false],
    ['SAFE-RETRIES', 'the team', false],
  ])('have %s proved by %s', (code, _who, expected) => {
    const need = needsOf(storyOf('Pay at the till')).find((each) => each.code === code)!;
    expect(isForPartnerToProve(need)).toBe(expected);
  });
});
