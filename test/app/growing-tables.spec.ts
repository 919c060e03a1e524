import { TestApp } from '../support/app.js';
import { consoleDocuments } from '../support/console-documents.js';
import { ENGINEER, MANAGER, PARTNER, type Person } from '../support/people.js';
import { statementsDuring, wholeScansOf } from '../support/whole-scans.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const MILESTONES = 'milestones { title stage party status forecastDueOn baselineDueOn }';
const ONE = `query ($key: String!) { engagement(key: $key) { key title partner { name } lead { name }
  health { score band measures { score } } ${MILESTONES} } }`;
const OF_PARTNER = `query ($key: String!) { myIntegration(key: $key) { key title percentComplete ${MILESTONES} } }`;
const FIFTY = `query { engagements(filter: { stage: { in: [SANDBOX] } }, first: 50,
  orderBy: { field: HEALTH_SCORE, direction: ASC }) { nodes { key partner { name } lead { name } ${MILESTONES} } } }`;

const OPEN = { status: { in: ['ACTIVE', 'ON_HOLD'] }, internal: false };
const TEXTS = new Map(consoleDocuments().map(({ name, text }) => [name, text]));
const byName = { orderBy: { field: 'NAME', direction: 'ASC' }, first: 50 };
const byScore = { orderBy: { field: 'HEALTH_SCORE', direction: 'ASC' } };

async function scansOf(person: Person, query: string, variables: object): Promise<string[]> {
  const sent = await statementsDuring(async () => {
    const { errors } = await app.gql(person, query, variables);
    expect(errors).toBeUndefined();
  });
  expect(sent).not.toEqual([]);
  const { staff, portal } = app.pools;
  const scans: string[] = [];
  for (const statement of sent)
    scans.push(...(await wholeScansOf(statement.login.includes('portal') ? portal : staff, statement)));
  return [...new Set(scans)].sort();
}

it.each([
  ['one engagement', MANAGER, ONE, { key: 'ENG-1' }],
  ['an integration of a partner', PARTNER, OF_PARTNER, { key: 'ENG-1' }],
  ['fifty engagements', MANAGER, FIFTY, {}],
])('reads %s without reading any growing table from end to end', async (_what, person, query, variables) => {
  expect(await scansOf(person, query, variables)).toEqual([]);
});

it.each([
  ['PartnersList', MANAGER, { filter: {}, ...byName }],
  ['MoreEngagements', MANAGER, { filter: OPEN, ...byScore }],
  ['Timeline', MANAGER, { filter: OPEN }],
  ['TimelineMilestones', MANAGER, { filter: { key: { in: ['ENG-1'] } } }],
  ['MyWork', ENGINEER, { dueWithin: 5 }],
  ['HealthList', MANAGER, { filter: OPEN, anyBand: OPEN }],
  ['Alerts', MANAGER, { filter: { open: true } }],
  ['AlertCount', MANAGER, {}],
])(
  'reads the list %s of the console without reading any growing table from end to end',
  async (name, person, variables) => {
    const query = TEXTS.get(name)!.replace('$after: String!', '$after: String');
    expect(await scansOf(person, query, variables)).toEqual([]);
  },
);
