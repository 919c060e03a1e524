import { dayOf, textOf } from '../../app/search';

/** What the address of the page says: the first week, and whose name is being searched. */
export const capacitySearch = (given: Record<string, unknown>) => ({
  from: dayOf(given['from']),
  q: textOf(given['q'], 100),
});
