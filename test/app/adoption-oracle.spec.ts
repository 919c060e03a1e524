import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import { Oracle, caseRecipe } from '../support/adoption-oracle/oracle.js';
import { instanceReceiver } from '../support/adoption-oracle/receivers.js';
import { TestApp } from '../support/app.js';
import { runtimeOn, startProbe } from '../support/probe.js';

const CASES = 300;
/** For hangs only, like the configured timeout, which is for less. */
const TIMEOUT_MS = 900_000;

describe('adoption', () => {
  let app: TestApp;
  let second: NestFastifyApplication;
  let oracle: Oracle;

  beforeAll(async () => {
    app = await TestApp.start();
    second = await startProbe(runtimeOn(app.database, { role: 'api', clock: app.clock }));
    oracle = await Oracle.on(
      app,
      [app.nest, second].map((nest) => instanceReceiver(nest, app.clock)),
    );
  });
  afterAll(async () => {
    await oracle.end();
    await second.close();
    await app.stop();
  });

  it(
    'equals a naive recount however the calls arrive',
    async () => {
      await fc.assert(
        fc.asyncProperty(caseRecipe, (each) => oracle.check(each)),
        { numRuns: CASES },
      );
    },
    TIMEOUT_MS,
  );
});
