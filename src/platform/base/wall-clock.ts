/**
 * The machine's time, only for technical purposes: debouncing, leases, retention. Domain decisions use Clock, which tests
 * can set.
 */
export function wallClock(): Date {
  return new Date();
}
