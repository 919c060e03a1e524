import { defaultWorkWeek } from '../../src/kernel/work-week.js';
import { workingCalendar } from '../../src/kernel/working-days.js';
import { workingDaysBetween, workingDayOn } from '../../src/modules/calendar/index.js';
import { toSql, sql } from '../../src/platform/graphql/reads/fragments/sql.js';
import { Delivery } from './delivery-support.js';

const COUNTED = `
  select (x.day)::date::text as day, n, (${toSql(workingDayOn(sql`x.day::date`, sql`n`, sql`$1::text`), {})})::text as on
  from generate_series('2026-12-01'::date, '2027-12-31'::date, interval '1 day') x (day), unnest($2::int[]) n`;

const BETWEEN = `
  select x.day::date::text as day, y.day::text as other,
    ${toSql(workingDaysBetween(sql`x.day::date`, sql`y.day`, sql`$1::text`))} as days
  from generate_series('2026-12-01'::date, '2027-03-31'::date, interval '1 day') x (day),
    unnest(array['2026-12-24', '2027-01-02', '2027-02-15', null]::date[]) y (day)`;

describe('a working day computed in SQL', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  it.each(['US', 'US-CA', 'JP', 'CN', 'SA', 'IL', 'IR', 'NP', 'GB-LND'])(
    'matches the kernel, as do the working days between two days, in %s',
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

      const between = await staff.query<{ day: string; other: string | null; days: number | null }>(BETWEEN, [
        region,
      ]);
      expect(between.rows).toEqual(
        between.rows.map(({ day, other }) => ({
          ...{ day, other, days: other === null ? null : calendar.workingDaysBetween(day, other) },
        })),
      );
    },
  );
});
