import { serverNow } from './dates';

/** The server's time now in UTC, as fields for date and time take it. */
export const nowForField = (): string => serverNow().toISOString().slice(0, 16);

/** What such a field says, as an instant in UTC; null while it is empty. */
export const instantOfField = (value: string): string | null => (value === '' ? null : `${value}:00.000Z`);

const DAY_MS = 86_400_000;

/** Days from now until an instant; negative once it has passed. */
export const daysUntil = (instant: string): number =>
  Math.floor((new Date(instant).getTime() - serverNow().getTime()) / DAY_MS);
