import { textOf } from '../../app/search';

/** What the address of the page says: the version whose operations are shown, and what to find among them. */
export const productSearch = (given: Record<string, unknown>) => ({
  version: textOf(given['version'], 50),
  q: textOf(given['q'], 100),
});

export type ProductSearch = ReturnType<typeof productSearch>;
