const followed = (text: string, engagements: number, warnings: readonly string[] = []) =>
  [
    text,
    engagements === 1
      ? 'The forecast of 1 engagement follows.'
      : `The forecasts of ${engagements} engagements follow.`,
    ...warnings,
  ].join(' ');

export const setWorkWeek = {
  title: (region: string) => `Change the work week of ${region}`,
  usual: 'The usual week of the country',
  days: 'Working days',
  note: 'Subdivisions without a week of their own use the country’s.',
  verb: 'Save',
  done: (engagements: number) => followed('The work week is changed.', engagements),
} as const;

export const setHolidays = {
  title: (region: string) => `Change the public holidays of ${region}`,
  lines: 'Public holidays',
  linesHint: 'One per line: the date, then the name, such as 2026-12-25 Christmas Day.',
  wrong: (line: number) => `Line ${line} is not a date followed by a name, such as 2026-12-25 Christmas Day.`,
  note: (first: number, last: number) =>
    `These replace all public holidays of the region; it will have none before ${first} or after ${last}. Subdivisions without holidays of their own use the country’s.`,
  verb: 'Save',
  done: (engagements: number, warnings: readonly string[]) =>
    followed('The holidays are changed.', engagements, warnings),
} as const;

export const restoreHolidays = {
  title: (region: string) => `Restore the usual holidays of ${region}`,
  note: 'What was entered for the region is replaced by the public holidays that Causeway knows.',
  verb: 'Restore',
  done: (engagements: number, warnings: readonly string[]) =>
    followed('The usual holidays are restored.', engagements, warnings),
} as const;
