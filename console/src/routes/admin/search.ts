/** What the address of the page says. */
export const adminSearch = (_given: Record<string, unknown>) => ({});
