/** What the address of the portal's pages says. */
export const portalSearch = (_given: Record<string, unknown>) => ({});
