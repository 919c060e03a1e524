export { changedHolidays, assertHolidays } from './domain/holidays.js';
export { Holiday, Weekday } from './holiday.graphql.js';
export { replaceHolidays, replaceWorkWeek } from './holidays.edits.js';
export {
  loadHolidays,
  type HolidaysQuery,
  holidaysQuery,
  calendarFrom,
  calendarOf,
  workDaysPerWeek,
  knownCalendar,
  type RegionHolidays,
  regionHolidays,
  type LoadedHolidays,
} from './holidays.store.js';
export { HOLIDAY_WARNINGS, holidayWarnings, prepareRegion } from './holidays.warnings.js';
export { RegionCalendars } from './region-calendars.js';
export { workWeekIn } from './work-week.query.js';
export { workingDaysBetween } from './working-days-between.js';
export { workingDayOn } from './working-day-on.js';
export { CalendarModule } from './calendar.module.js';
