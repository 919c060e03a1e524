/** @returns seconds since an instant; 0 for null */
export function secondsSince(oldest: Date | null, now: Date): number {
  return oldest === null ? 0 : Math.max(0, (now.getTime() - oldest.getTime()) / 1000);
}
