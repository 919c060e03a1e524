/** What the address of the page says. */
export const healthSearch = (_given: Record<string, unknown>) => ({});
