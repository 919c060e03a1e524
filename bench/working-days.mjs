// Working-day arithmetic over days and over years, compared with counting day by day in the same run: microseconds per call.
// Run: npm run bench:working-days [-- --rounds 9]
import assert from 'node:assert/strict';
import { fromEpochDay, toEpochDay } from '../dist/src/kernel/local-date.js';
import { workingCalendar } from '../dist/src/kernel/working-days.js';
import { publicHolidays } from '../dist/src/modules/calendar/holidays.library.js';
import { optionsOf } from '../scripts/command-line.mjs';
import { spread } from './process.mjs';

const options = optionsOf('bench:working-days');
const YEARS = Array.from({ length: 31 }, (_, index) => 2026 + index);
const HOLIDAYS = YEARS.flatMap((year) => publicHolidays('US', year)).map(({ day }) => day);
const FROM = '2026-01-05';
const SPANS = [
  ['a week', 5],
  ['a year', 250],
  ['ten years', 2_500],
  ['thirty years', 7_500],
];

/** The obvious way: day by day, each looked up among the holidays. */
function walkingCalendar(holidays) {
  const daysOff = new Set(holidays.map(toEpochDay));
  const isWorkingDay = (day) => ![2, 3].includes(((day % 7) + 7) % 7) && !daysOff.has(day);
  return {
    workingDayAfter(day, count) {
      let at = toEpochDay(day);
      for (let left = count; left > 0; left -= isWorkingDay(at) ? 1 : 0) at += 1;
      return fromEpochDay(at);
    },
    workingDaysBetween(from, to) {
      const last = toEpochDay(to);
      let count = 0;
      for (let at = toEpochDay(from) + 1; at <= last; at += 1) count += isWorkingDay(at) ? 1 : 0;
      return count;
    },
  };
}

/** Microseconds per call, measured over a tenth of a second. */
function microseconds(call) {
  let calls = 0;
  const startedAt = performance.now();
  while (performance.now() - startedAt < 100) for (let i = 0; i < 50; i += 1, calls += 1) call(calls);
  return ((performance.now() - startedAt) * 1000) / calls;
}

const ours = workingCalendar(HOLIDAYS);
const walk = walkingCalendar(HOLIDAYS);
const starts = Array.from({ length: 28 }, (_, index) => fromEpochDay(toEpochDay(FROM) + index));

console.log(`${options.rounds} rounds, ${HOLIDAYS.length} holidays; microseconds a call, median (min–max)\n`);
console.log('| call | Causeway | day by day |');
console.log('|---|---|---|');
for (const [span, count] of SPANS) {
  const ends = starts.map((start) => ours.workingDayAfter(start, count));
  const calls = {
    workingDayAfter: (calendar) => (n) => calendar.workingDayAfter(starts[n % 28], count),
    workingDaysBetween: (calendar) => (n) => calendar.workingDaysBetween(starts[n % 28], ends[n % 28]),
  };
  for (const [name, callOn] of Object.entries(calls)) {
    for (let n = 0; n < 28; n += 1)
      assert.equal(callOn(ours)(n), callOn(walk)(n), `${name} must agree over ${span}`);
    const [mine, theirs] = [[], []];
    for (let round = 0; round <= Number(options.rounds); round += 1) {
      const [own, peer] = [microseconds(callOn(ours)), microseconds(callOn(walk))];
      if (round > 0) (mine.push(own), theirs.push(peer)); // the first round warms up
    }
    console.log(`| ${name} over ${span} | ${spread(mine, 2)} | ${spread(theirs, 2)} |`);
  }
}
