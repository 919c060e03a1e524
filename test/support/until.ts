/** Polls until the condition holds. @throws Error shortly before the test's timeout */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 240_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Still not so after ${withinMs} ms: ${holds.toString()}`);
    await new Promise((wake) => setTimeout(wake, 10));
  }
}
