/** What the address of the page says. */
export const portfolioSearch = (_given: Record<string, unknown>) => ({});
