export interface HolidayLine {
  readonly day: string;
  readonly name: string;
}

export interface ReadHolidays {
  readonly days: readonly HolidayLine[];
  /** The first line that is no holiday, counted from 1; null if all are. */
  readonly wrong: number | null;
}

/** One holiday a line, as `2026-12-25 Christmas Day`. */
export const holidayText = (holidays: readonly HolidayLine[]): string =>
  holidays.map(({ day, name }) => `${day} ${name}`).join('\n');

const LINE = /^(\d{4}-\d\d-\d\d)[\s,;]+(.*\S)$/;

/** What such lines say; empty ones say nothing. Commas, semicolons and tabs may stand for the space. */
export function readHolidays(text: string): ReadHolidays {
  const lines = text.split('\n').map((line) => line.trim());
  const read = lines.map((line) => LINE.exec(line));
  const wrong = lines.findIndex((line, place) => line !== '' && !isDay(read[place]?.[1]));
  const days = read.flatMap((line) => (line ? [{ day: line[1]!, name: line[2]! }] : []));
  return { days, wrong: wrong === -1 ? null : wrong + 1 };
}

/** The 30th of February is none. */
const isDay = (text: string | undefined): boolean => {
  if (text === undefined) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};
