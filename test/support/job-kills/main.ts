import { type Backend, verifyJobs } from './verify.js';

export { killWorkers } from './worker.js';

/** For the command. @returns whether there was no difference on any of the backends */
export async function verifyOn(backends: readonly Backend[], kills: number): Promise<boolean> {
  const differences: string[] = [];
  for (const backend of backends) {
    const days = Math.min(5, Math.max(1, kills));
    const found = await verifyJobs({ backend, kills, days, report: (text) => console.log(text) });
    console.log(found.length === 0 ? `${backend}: no difference after ${kills} kills.` : found.join('\n'));
    differences.push(...found);
  }
  return differences.length === 0;
}
