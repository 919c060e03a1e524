import { readFileSync } from 'node:fs';
import { toTypeId } from '../../src/kernel/ids.js';
import { Delivery } from './delivery-support.js';
import { type Json, START } from '../support/app.js';
import { ENGINEER2_ID, type Person } from '../support/people.js';

const saved = (name: string) => readFileSync(`examples/operations/${name}.graphql`, 'utf8');
const ELI = toTypeId('engineer', ENGINEER2_ID);
const ELIS: Person = 'engineer2@causeway.example';

/** Starting on Monday, 30 November 2026; Erin leads the engagement, and Eli is the only other engineer. */
describe('a manager who staffs an engagement', () => {
  let delivery: Delivery;
  let engagementId: string;
  let productId: string;
  beforeAll(async () => {
    delivery = await Delivery.start(START);
    engagementId = await delivery.engagement();
    const { rows } = await delivery.app.pools.staff.query<{ id: string }>('select id from api_product');
    productId = toTypeId('apiProduct', rows[0]!.id);
  });
  afterAll(() => delivery.app.stop());

  const run = async (name: string, variables: object, person: Person = 'manager@causeway.example') => {
    const { data, errors } = await delivery.app.gql(person, saved(name), variables);
    expect(errors).toBeUndefined();
    const [answer] = Object.values<Json>(data);
    expect(answer.userErrors ?? []).toEqual([]);
    return answer;
  };
  const weeksOfEli = async (to: string): Promise<Json[]> => {
    const [{ weeks }] = await run('manager-engineer-workload', {
      ...{ from: '2026-11-30', to, filter: { id: { in: [ELI] } } },
    });
    return weeks.map(({ capacityHours, hardHours, softHours, overCapacity }: Json) =>
      [capacityHours, hardHours, softHours, overCapacity ? 'over' : 'fits'].join(' '),
    );
  };

  it('sees who fits, allocates them, and sees the effect week by week', async () => {
    const skills = [{ apiProductId: productId, level: 4 }];
    const change = { engineerId: ELI, expectedVersion: 1, region: 'US', weeklyCapacityHours: 30, skills };
    const { solutionEngineer } = await run('manager-update-engineer', { input: change });
    expect(solutionEngineer).toMatchObject({ version: 2, region: 'US', weeklyCapacityHours: 30 });

    const [suggestion] = await run('manager-suggest-engineers', { engagementId });
    expect(suggestion).toMatchObject({
      engineer: { id: ELI, skills: [{ level: 4 }] },
      score: 90,
      reasons: [
        'Knows payments at level 4 of 5',
        '0 of 114 hours allocated in the next 4 weeks',
        '8 of 8 working hours overlap with America/New_York',
      ],
    });

    const days = { from: '2026-11-30', to: '2026-12-27' };
    const booking = { engineerId: ELI, engagementId, ...days, hoursPerWeek: 24, kind: 'SOFT' };
    const made = await run('manager-allocate-engineer', { input: booking });
    expect(made.warnings).toEqual([]);
    const off = { engineerId: ELI, from: '2026-12-10', to: '2026-12-11' };
    const { timeOff } = await run('manager-add-time-off', { input: off });
    // Two days off leave 18 of 30 hours; Friday, 25 December, is a holiday.
    expect(await weeksOfEli('2026-12-27')).toEqual([
      '30 0 24 fits',
      '18 0 24 over',
      '30 0 24 fits',
      '24 0 19.2 fits',
    ]);

    await run('engineer-remove-time-off', { input: { timeOffId: timeOff.id } }, ELIS);
    await delivery.app.moveTo('2026-12-09T15:00:00Z');
    const { id, version } = made.allocation;
    const firmly = {
      allocationId: id,
      expectedVersion: version,
      hoursPerWeek: 35,
      kind: 'HARD',
      to: '2026-12-20',
    };
    const changed = await run('manager-update-allocation', { input: firmly });
    expect(changed.warnings).toEqual([
      'Over capacity: 30.6 of 30 hours allocated in the week of 7 Dec 2026, of which 9.6 are soft.',
      'Over capacity: 35 of 30 hours allocated in the week of 14 Dec 2026.',
    ]);
    expect(await weeksOfEli('2026-12-27')).toEqual([
      '30 0 24 fits',
      '30 21 9.6 over',
      '30 35 0 over',
      '24 0 0 fits',
    ]);

    const { id: allocationId, version: expectedVersion } = changed.allocation;
    const ended = await run('manager-end-allocation', { input: { allocationId, expectedVersion } });
    expect(ended.engagement.allocations).toEqual([]);
    expect(await weeksOfEli('2026-12-27')).toEqual([
      '30 0 24 fits',
      '30 0 9.6 fits',
      '30 0 0 fits',
      '24 0 0 fits',
    ]);
  });
});
