import { buildSync } from 'esbuild';
import path from 'node:path';
import { ENGINEER, MANAGER, PARTNER, USAGE } from './growth-world.mjs';
import { WORKLOADS } from './workloads.mjs';

const OPEN = { status: { in: ['ACTIVE', 'ON_HOLD'] }, internal: false };
const DASHBOARD = `query Adoption($filter: AdoptionFilter!) { adoption(filter: $filter) {
  totals { calls errorRate p50Ms p95Ms p99Ms }
  calls: series(interval: DAY, groupBy: API_PRODUCT) { key label points { start calls } }
  failures: series(interval: WEEK, groupBy: STATUS_CLASS) { key points { start calls } }
  breakdown(by: [PARTNER], first: 50) { keys labels totals { calls errorRate p95Ms } } } }`;
const FUNNEL = `query Funnel($filter: AdoptionFilter!) { adoption(filter: $filter) { funnel { step n conversion medianDays } } }`;

const same = (variables) => () => variables;
/** What the pages of the console ask for when they open, by operation. */
const PAGES = {
  PartnersList: same({ filter: {}, orderBy: { field: 'NAME', direction: 'ASC' }, first: 50 }),
  MoreEngagements: same({ filter: OPEN, orderBy: { field: 'HEALTH_SCORE', direction: 'ASC' } }),
  Timeline: same({ filter: OPEN }),
  MyWork: same({ dueWithin: 5 }),
  HealthList: same({ filter: OPEN, anyBand: OPEN }),
  Alerts: same({ filter: { open: true } }),
};

/** The console's own texts, found as its tests find them. */
async function consoleTexts() {
  const outfile = path.resolve('node_modules/.cache/causeway/console-documents.mjs');
  buildSync({
    ...{ entryPoints: ['test/support/console-documents.ts'], outfile },
    ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm' },
  });
  const { consoleDocuments } = await import(outfile);
  return new Map(consoleDocuments().map(({ name, text }) => [name, text]));
}

/**
 * Operations with who sends them, the variables of each turn, and the largest ratio to the smallest world that is aimed at.
 * @returns for a world of so many partners
 */
export async function growthOperations({ partners }) {
  const texts = await consoleTexts();
  const of = (name, email, most, variables) => ({
    ...{ name, email, most, variables },
    query: WORKLOADS[name].query,
  });
  return [
    of('W1', MANAGER, 1.15, (turn) => ({ key: `ENG-${1 + ((turn * 17) % 1_000)}` })),
    of('W2', PARTNER, 1.15, (turn) => ({ key: `ENG-${partners * (1 + (turn % 5))}` })),
    of('W3', MANAGER, 1.3, (turn) => WORKLOADS.W3.variables[turn % 6]),
    ...Object.entries(PAGES).map(([name, variables]) => ({
      ...{ name, variables, most: 1.3, email: name === 'MyWork' ? ENGINEER : MANAGER },
      // Without a cursor, the operation for more rows is the page's list alone.
      query: texts.get(name).replace('$after: String!', '$after: String'),
    })),
    { name: 'W4', email: MANAGER, most: 1.15, query: DASHBOARD, variables: same({ filter: USAGE }) },
    // Counts the engagements that began in those weeks, which grow with the world.
    { name: 'Funnel', email: MANAGER, most: 1.3, query: FUNNEL, variables: same({ filter: USAGE }) },
  ];
}
