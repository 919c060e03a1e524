/**
 * Fields that partners read and that affect no date or figure. They can be changed in any state, even after the
 * engagement has ended or the blocker was resolved, because partners can still read them.
 */
const PUBLISHED = {
  engagement: ['title'],
  milestone: ['title', 'visibility'],
  blocker: ['reason', 'visibility'],
} as const satisfies Record<string, readonly string[]>;

/** @param patch the fields to change; undefined ones stay unchanged */
export function isOnlyPublished(kind: keyof typeof PUBLISHED, patch: object): boolean {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const published: readonly string[] = PUBLISHED[kind];
  return given.length > 0 && given.every(([name]) => published.includes(name));
}
