/** How a number has changed since another. */
export interface Change {
  /** 0.1 is a tenth more; null if there was nothing before. */
  readonly share: number | null;
  readonly direction: 'up' | 'down' | 'same';
}

export function changeBetween(before: number, now: number): Change {
  const direction = now > before ? 'up' : now < before ? 'down' : 'same';
  return { share: before === 0 ? null : now / before - 1, direction };
}
