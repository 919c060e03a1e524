import pg from 'pg';
import { toTypeId } from '../../src/kernel/ids.js';
import type { TestDatabase } from './cluster.js';
import { ENGINEER_ID, NORTHWIND_ID, seedPeople } from './people.js';
import type { Served } from './served.js';
import { ask } from './production.js';
import { VERSION_ID, enterProduct } from './seed-integrations.js';

const START = `mutation ($input: StartEngagementInput!) {
  startEngagement(input: $input) { engagement { id } userErrors { message } } }`;
const LOG = 'mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { message } } }';

/** People, a partner and an API version in a production database, and what a manager does with them over HTTP. */
export class WorkingTeam {
  private started = 0;

  static async enter({ appUrl }: TestDatabase): Promise<WorkingTeam> {
    const pool = new pg.Pool({ connectionString: appUrl, max: 1 });
    await seedPeople(pool);
    await enterProduct(pool);
    await pool.end();
    return new WorkingTeam();
  }

  async startEngagement(api: Served, token: string): Promise<{ id: string }> {
    this.started += 1;
    const input = {
      ...{ partnerId: toTypeId('partner', NORTHWIND_ID), leadId: toTypeId('engineer', ENGINEER_ID) },
      ...{ type: 'INTEGRATION', title: `Payments ${this.started}`, startOn: '2026-11-30' },
      scope: [{ apiVersionId: toTypeId('apiVersion', VERSION_ID) }],
    };
    const { data, errors } = await ask(api, token, START, { input });
    if (!data?.startEngagement?.engagement) throw new Error(JSON.stringify({ data, errors }));
    return data.startEngagement.engagement;
  }

  /** @returns whether the API acknowledged it */
  async log(api: Served, token: string, engagementId: string, text: string): Promise<boolean> {
    const { data } = await ask(api, token, LOG, { input: { engagementId, text, minutes: 5 } });
    return data?.logProgress?.userErrors?.length === 0;
  }
}
