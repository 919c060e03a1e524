/** What the address of the page says. */
export const timeSearch = (_given: Record<string, unknown>) => ({});
