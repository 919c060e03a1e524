/** What the address of the page says. */
export const capacitySearch = (_given: Record<string, unknown>) => ({});
