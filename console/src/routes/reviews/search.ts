import { textOf } from '../../app/search';

/** What the address of the page says: the item that is looked at. */
export const reviewsSearch = (given: Record<string, unknown>) => ({ item: textOf(given['item']) });
