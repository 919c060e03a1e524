/** What the address of the page says. */
export const engagementSearch = (_given: Record<string, unknown>) => ({});
