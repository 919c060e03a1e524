/** What the address of the page says. */
export const partnersSearch = (_given: Record<string, unknown>) => ({});
