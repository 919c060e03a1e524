import { z } from 'zod';
import { HEALTH_BANDS, PARTIES } from '../kernel/enums.js';
import type { LogInput } from '../kernel/quick-log/to-input.js';
import type { GraphqlClient } from './graphql-client.js';

const FIND = `query ($key: String!) { engagement(key: $key) {
  id title timeZone ballInCourt { party } milestones { id code } blockers { id reason resolvedAt } } }`;
const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) {
  userErrors { code field message } entry { id day } forecastBefore forecastAfter
  healthBefore { score band } healthAfter { score band }
  moved { milestone { code } beforeDue afterDue } } }`;

const engagement = z.object({
  id: z.string(),
  title: z.string(),
  timeZone: z.string(),
  ballInCourt: z.object({ party: z.enum(PARTIES) }).nullable(),
  milestones: z.array(z.object({ id: z.string(), code: z.string() })),
  blockers: z.array(z.object({ id: z.string(), reason: z.string(), resolvedAt: z.string().nullable() })),
});
export type FoundEngagement = z.infer<typeof engagement>;

const day = z.string().nullable();
const health = z.object({ score: z.number().nullable(), band: z.enum(HEALTH_BANDS) }).nullable();
export type ShownHealth = z.infer<typeof health>;
const logged = z.object({
  userErrors: z.array(
    z.object({ code: z.string(), field: z.array(z.string()).nullable(), message: z.string() }),
  ),
  entry: z.object({ id: z.string(), day: z.string() }).nullable(),
  forecastBefore: day,
  forecastAfter: day,
  healthBefore: health,
  healthAfter: health,
  moved: z
    .array(z.object({ milestone: z.object({ code: z.string() }), beforeDue: day, afterDue: day }))
    .nullable(),
});
export type Logged = z.infer<typeof logged>;

const SETTING = z.object({ now: z.iso.datetime().transform((text) => new Date(text)) });
const SETTING_MS = 5_000;

/** @returns null if there is no such engagement, or the user may not see it */
export async function findEngagement(client: GraphqlClient, key: string): Promise<FoundEngagement | null> {
  const data = await client.request(FIND, { key });
  return z.object({ engagement: engagement.nullable() }).parse(data).engagement;
}

/** @param dryRun whether nothing is to be written */
export async function logProgress(
  client: GraphqlClient,
  input: LogInput,
  { key, dryRun }: { readonly key: string; readonly dryRun: boolean },
): Promise<Logged> {
  const variables = { input: dryRun ? { ...input, dryRun } : input };
  const data = await client.request(LOG, variables, dryRun ? undefined : key);
  return z.object({ logProgress: logged }).parse(data).logProgress;
}

/** The server's time, which can be set in the embedded default; this machine's if it does not tell. */
export async function serverNow(url: string): Promise<Date> {
  try {
    const response = await fetch(`${url}/console/setting.json`, { signal: AbortSignal.timeout(SETTING_MS) });
    return SETTING.parse(await response.json()).now;
  } catch {
    return new Date();
  }
}
