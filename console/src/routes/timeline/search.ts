/** What the address of the page says. */
export const timelineSearch = (_given: Record<string, unknown>) => ({});
