/** Sets the wall clock to an instant, in milliseconds, and lets timers run; `jest.useRealTimers()` ends it. */
export function pinWallClock(now: number): void {
  jest.useFakeTimers({
    now,
    doNotFake: [
      ...([
        'nextTick',
        'setImmediate',
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
      ] as const),
      ...(['queueMicrotask', 'performance'] as const),
    ],
  });
}

/** Moves the wall clock forward by this many milliseconds. */
export const later = (ms: number): void => pinWallClock(Date.now() + ms);
