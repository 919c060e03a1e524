import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { toTypeId } from '../../src/kernel/ids.js';
import { withDays } from '../../src/platform/explorer/example-days.js';
import { TestApp } from '../support/app.js';
import { NORTHWIND_ID } from '../support/people.js';
import type { Values } from '../support/random-operation.js';
import { completeAsManager, seedProduct, startIntegration } from '../support/seed-integrations.js';
import { seedPortfolio } from '../support/seed-portfolio.js';

const OPERATIONS = path.resolve('examples/operations');

export const exampleText = (file: string): string => readFileSync(path.join(OPERATIONS, file), 'utf8');

export const exampleQueries = (): string[] =>
  readdirSync(OPERATIONS).filter((file) => /^query /m.test(exampleText(file)));

/** The variables file next to an operation, if any. */
export function exampleVariables(file: string): Record<string, unknown> {
  const beside = path.join(OPERATIONS, file.replace('.graphql', '.variables.json'));
  if (!existsSync(beside)) return {};
  return JSON.parse(withDays(readFileSync(beside, 'utf8'), '2026-11-30')) as Record<string, unknown>;
}

export interface ExecutorsWorld {
  readonly app: TestApp;
  /** The key of an engagement with a plan. */
  readonly key: string;
  /** The ID of that engagement. */
  readonly id: string;
  /** Values of arguments of generated queries. */
  readonly values: Values;
}

export async function startExecutorsWorld(): Promise<ExecutorsWorld> {
  const app = await TestApp.start();
  await seedPortfolio(app.pools.staff, 12);
  await seedProduct(app);
  const { id, key, ...started } = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
  await completeAsManager(app, { id, key, ...started }, 'KICK_OFF').catch(() => undefined);
  await app.settle();
  const values: Values = {
    after: [null, null, null, 'WyJ4Il0'],
    first: [1, 2, 3, 50, 100, 0],
    cohortFrom: [null, '2026-11-01'],
    cohortTo: [null, '2026-12-01'],
    key: [key, key, 'ENG-1', 'ENG-2', ''],
    id: [id, id, 'eng_zzz'],
    slug: ['northwind', 'northwind', 'accounts', 'onboarding', ''],
    ID: [id, toTypeId('partner', NORTHWIND_ID), 'eng_zzz', '', 7],
    String: [key, 'ENG-1', 'ENG-2', 'northwind', 'US', '', 'WyJ4Il0', 'ünïcödé', '\0'],
    Int: [1, 2, 3, 100, 0, -1, 2 ** 31],
    Float: [0, 1.5, 1e21],
    Boolean: [true, false],
    LocalDate: ['2026-11-01', '2026-11-20', '2026-11-20', '2026-11-20', '2026-12-01', '2026-02-30'],
    DateTime: ['2026-11-30T15:00:00Z', '2026-12-01T00:00:00+02:00', 'yesterday'],
  };
  return { app, key, id, values };
}
