import { defaultWorkWeek } from '../../src/kernel/work-week.js';
import { workingCalendar } from '../../src/kernel/working-days.js';
import { workingDayOn } from '../../src/modules/calendar/index.js';
import { toSql, sql } from '../../src/platform/graphql/reads/fragments/sql.js';
import { Delivery } from './delivery-support.js';

const COUNTED = `
  select (x.day)::date::text as day, n, (${toSql(workingDayOn(sql`x.day::date`, sql`n`, sql`$1::text`), {})})::text as on
  from generate_series('2026-12-01'::date, '2027-12-31'::date, interval '1 day') x (day), unnest($2::int[]) n`;

describe('a working day computed in SQL', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  it.each(['US', 'US-CA', 'JP', 'CN', 'SA', 'IL', 'IR', 'NP', 'GB-LND'])(
    'matches the kernel, over a year of %s',
    async (region) => {
      await delivery.engagement({ region });
      const { staff } = delivery.app.pools;
      const known = await staff.query<{ day: string }>('select day::text from holiday where region = $1', [
        region,
      ]);
      expect(known.rows.length).toBeGreaterThan(region === 'NP' ? -1 : 10);
      const calendar = workingCalendar(
        known.rows.map(({ day }) => day),
        defaultWorkWeek(region),
      );
      const { rows } = await staff.query<{ day: string; n: number; on: string }>(COUNTED, [
        region,
        [0, 1, 5, 20],
      ]);
      expect(rows).toHaveLength(4 * 396);
      expect(rows).toEqual(rows.map(({ day, n }) => ({ day, n, on: calendar.addWorkingDays(day, n) })));
    },
  );
});
