import { dayOf } from '../../app/search';

/** What the address of the page says: a day of the week that is shown. */
export const timeSearch = (given: Record<string, unknown>) => ({ week: dayOf(given['week']) });
