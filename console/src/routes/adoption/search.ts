/** What the address of the page says. */
export const adoptionSearch = (_given: Record<string, unknown>) => ({});
