/**
 * The machine's own time, for transport alone: debouncing, leases, retention. What the domain decides hangs on Clock,
 * which a test can set.
 */
export function wallClock(): Date {
  return new Date();
}
