/** One line, area or row of bars; null where there is nothing to measure. */
export interface Series {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
}

export const sumOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** The colours there are; the last is grey and stands for the rest. */
export const COLOURS = 8;

/**
 * As many series as there are colours, largest first; those that remain are added up in the last one.
 * @param rest key and label of what is added up; a series with this key is always part of it
 */
export function largestSeries(
  series: readonly Series[],
  rest: Pick<Series, 'key' | 'label'>,
  most: number = COLOURS,
): readonly Series[] {
  const named = series
    .filter(({ key }) => key !== rest.key)
    .toSorted((one, other) => sumOf(other.values) - sumOf(one.values));
  const isAll = named.length === series.length && named.length <= most;
  if (isAll) return named;
  const shown = named.slice(0, most - 1);
  const hidden = series.filter(({ key }) => !shown.some((each) => each.key === key));
  return [...shown, { ...rest, values: addUp(hidden.map(({ values }) => values)) }];
}

const addUp = (lists: readonly (readonly (number | null)[])[]): number[] =>
  (lists[0] ?? []).map((_first, place) => sumOf(lists.map((values) => values[place] ?? 0)));
