/** What the address of the page says. */
export const catalogueSearch = (_given: Record<string, unknown>) => ({});
