/** The current time. Domain rules never read it: a use case reads it once and passes the instant on. */
export abstract class Clock {
  abstract now(): Date;
}
