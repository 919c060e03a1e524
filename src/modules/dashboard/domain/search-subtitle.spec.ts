import { type SearchFacts, subtitleOf } from './search-subtitle.js';

const ENGAGEMENT = { kind: 'ENGAGEMENT', partner: 'Northwind Bank', stage: 'SANDBOX' } as const;

describe('a subtitle', () => {
  it.each<[SearchFacts, string]>([
    [
      { kind: 'PARTNER', partnerKind: 'SOFTWARE_VENDOR', tier: 'STRATEGIC', region: 'US-CA' },
      'Software vendor · Strategic · US-CA',
    ],
    [{ ...ENGAGEMENT, status: 'ACTIVE' }, 'Northwind Bank · Sandbox'],
    [{ ...ENGAGEMENT, status: 'ON_HOLD' }, 'Northwind Bank · Sandbox · On hold'],
    [{ kind: 'API_PRODUCT', capability: 'DEPOSITS' }, 'Deposits'],
    [{ kind: 'SOLUTION_ENGINEER', email: 'erin@causeway.example' }, 'erin@causeway.example'],
    [
      { kind: 'MILESTONE', code: 'KICKOFF', key: 'ENG-142', partner: 'Globex Pay', status: 'NOT_STARTED' },
      'KICKOFF · ENG-142 · Globex Pay · Not started',
    ],
  ])('of %j is %s', (facts, line) => {
    expect(subtitleOf(facts)).toBe(line);
  });
});
