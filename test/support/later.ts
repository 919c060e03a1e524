/** Sets the wall clock on, and leaves timers alone; `jest.useRealTimers()` ends it. */
export function later(ms: number): void {
  jest.useFakeTimers({
    now: Date.now() + ms,
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
