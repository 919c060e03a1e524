/** What the address of the page says. */
export const reviewsSearch = (_given: Record<string, unknown>) => ({});
