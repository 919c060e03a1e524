import fc from 'fast-check';
import { workingCalendar } from './working-days.js';
import { workingHours } from './working-hours.js';

const HOUR_MS = 3_600_000;
const newYork = workingHours(workingCalendar(['2026-12-25', '2027-01-01']), 'America/New_York');
/** An instant in New York local time in winter. */
const at = (local: string) => new Date(`${local}-05:00`);

it.each([
  ['from a Friday evening over the weekend', '2026-12-04T16:30', '2026-12-07T09:15', 45],
  ['within one morning', '2026-12-07T10:00', '2026-12-07T11:20', 80],
  ['a whole day', '2026-12-07T00:00', '2026-12-08T00:00', 480],
  ['from the opening minute to the closing one', '2026-12-07T09:00', '2026-12-07T17:00', 480],
  ['after closing until before opening', '2026-12-07T17:00', '2026-12-08T09:00', 0],
  ['a minute across closing', '2026-12-07T16:59', '2026-12-07T17:01', 1],
  ['a weekend', '2026-12-05T08:00', '2026-12-06T20:00', 0],
  ['over a holiday', '2026-12-24T16:00', '2026-12-28T10:00', 120],
  ['a whole week', '2026-11-30T12:00', '2026-12-07T12:00', 5 * 480],
  ['nothing', '2026-12-07T12:00', '2026-12-07T12:00', 0],
  ['backwards', '2026-12-07T12:00', '2026-12-07T11:00', -60],
])('counts the working minutes of %s', (_case, from, to, minutes) => {
  expect(newYork.workingMsBetween(at(from), at(to)) / 60_000).toBe(minutes);
});

it('counts a working day as eight hours even if the clocks changed the night before', () => {
  const [saturday, monday] = [new Date('2026-03-07T17:00:00Z'), new Date('2026-03-09T21:00:00Z')];
  expect(newYork.workingMsBetween(saturday, monday)).toBe(8 * HOUR_MS);
});

it('uses UTC for a zone that does not exist', () => {
  const nowhere = workingHours(workingCalendar([]), 'Mars/Olympus');
  const monday = (time: string) => new Date(`2026-11-30T${time}Z`);
  expect(nowhere.workingMsBetween(monday('08:00:00'), monday('10:00:00'))).toBe(HOUR_MS);
});

it('adds up to the whole, however an interval is split, and never exceeds it', () => {
  const instant = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2028-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  const cuts = fc.uniqueArray(instant, { minLength: 2, maxLength: 12, selector: (each) => each.getTime() });
  fc.assert(
    fc.property(cuts, fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata'), (dates, zone) => {
      const hours = workingHours(workingCalendar(['2026-07-03', '2026-12-25']), zone);
      const sorted = [...dates].sort((a, b) => a.getTime() - b.getTime());
      const parts = sorted.slice(1).map((to, index) => hours.workingMsBetween(sorted[index]!, to));
      const [first, last] = [sorted[0]!, sorted.at(-1)!];
      const whole = hours.workingMsBetween(first, last);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
      expect(parts.every((part) => part >= 0)).toBe(true);
      expect(whole).toBeLessThanOrEqual(last.getTime() - first.getTime() + HOUR_MS);
    }),
  );
});
