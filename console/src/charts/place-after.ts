/** @returns where a key moves the cursor; null for keys that do not */
export function placeAfter(key: string, at: number | null, points: number): number | null {
  const last = points - 1;
  switch (key) {
    case 'ArrowRight':
      return at === null ? 0 : Math.min(last, at + 1);
    case 'ArrowLeft':
      return at === null ? last : Math.max(0, at - 1);
    case 'PageDown':
      return Math.max(0, (at ?? last) - 7);
    case 'PageUp':
      return Math.min(last, (at ?? 0) + 7);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
