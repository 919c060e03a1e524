/** Waits for what happens in its own time. @throws Error if it has not, just before a test's time is over */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 240_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Still not so after ${withinMs} ms: ${holds.toString()}`);
    await new Promise((wake) => setTimeout(wake, 10));
  }
}
