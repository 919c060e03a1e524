import { verifyJobs } from '../support/job-kills/verify.js';
import { killWorkers } from '../support/job-kills/worker.js';

afterAll(killWorkers);

it('leaves the same scores, alerts, proofs and backtests if workers are killed, and jobs run twice, late and out of order', async () => {
  const differences = await verifyJobs({ backend: 'postgres', kills: 2, days: 1, report: () => undefined });
  expect(differences).toEqual([]);
});
