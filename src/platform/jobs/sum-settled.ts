/**
 * Runs all acts concurrently, even if some fail.
 * @returns the sum of their results
 * @throws the first failure, once all have ended
 */
export async function sumSettled(acts: readonly (() => Promise<number>)[]): Promise<number> {
  const ended = await Promise.allSettled(acts.map((act) => act()));
  let sum = 0;
  for (const each of ended) {
    if (each.status === 'rejected') throw each.reason;
    sum += each.value;
  }
  return sum;
}
