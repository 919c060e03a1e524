/**
 * Runs acts beside each other; one that fails, or takes long, keeps none of the others from being done.
 * @returns the sum of what they answer
 * @throws the first failure, once all have ended
 */
export async function eachOnItsOwn(acts: readonly (() => Promise<number>)[]): Promise<number> {
  const ended = await Promise.allSettled(acts.map((act) => act()));
  let sum = 0;
  for (const each of ended) {
    if (each.status === 'rejected') throw each.reason;
    sum += each.value;
  }
  return sum;
}
