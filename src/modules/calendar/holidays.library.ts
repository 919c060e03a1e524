import Holidays from 'date-holidays';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { addDays, type LocalDate } from '../../kernel/local-date.js';

export interface PublicHoliday {
  readonly day: LocalDate;
  readonly name: string;
}

const DAY_MS = 86_400_000;

/**
 * @param region ISO 3166 code, e.g. US or US-CA
 * @returns the region whose holidays the library has: itself, the country of a subdivision that it does not know, or
 *   null
 */
export function libraryRegionOf(region: string): string | null {
  const { country, part } = partsOf(region);
  const library = new Holidays();
  if (!Object.hasOwn(library.getCountries(), country)) return null;
  if (part === undefined) return country;
  // The library's type ignores that a country may have no subdivisions.
  const parts = (library.getStates(country) as Record<string, string> | undefined) ?? {};
  return Object.hasOwn(parts, part) ? region : country;
}

/**
 * Days of type `public` in one year, including observed days.
 * @source npm package date-holidays
 */
export function publicHolidays(region: string, year: number): PublicHoliday[] {
  const { country, part } = partsOf(region);
  const library = part === undefined ? new Holidays(country) : new Holidays(country, part);
  return library
    .getHolidays(year, 'en')
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end, name }) => {
      // Some holidays start the evening before; `date` has the actual day.
      const first = date.slice(0, 10);
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
      return Array.from({ length: days }, (_, index) => ({ day: addDays(first, index), name }));
    });
}

/**
 * As `publicHolidays`, for several years. Computing lunar calendars is slow, so this yields to the event loop after
 * each year.
 */
export async function publicHolidaysOf(region: string, years: readonly number[]): Promise<PublicHoliday[]> {
  const holidays: PublicHoliday[] = [];
  for (const year of years) {
    holidays.push(...publicHolidays(region, year));
    await yieldToEventLoop();
  }
  return holidays;
}

function partsOf(region: string): { readonly country: string; readonly part: string | undefined } {
  const [country = '', part] = region.split('-');
  return { country, part };
}
