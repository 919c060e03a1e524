import { isPagePath } from './page-paths.js';

describe('a path', () => {
  it.each([
    'engagements/ENG-142',
    'portal/checklist',
    'portal/',
    'signed-in',
    'catalogue/payments/v1.2',
    'graphqlx',
    'exports',
    'health',
  ])('%s is a page', (path) => {
    expect(isPagePath(path)).toBe(true);
  });

  it.each([
    'graphql',
    'graphql/',
    'graphiql/nowhere',
    'ingest/usage',
    'uploads/upl_1',
    'export/adoption.csv',
    'dev/people',
    'health/',
    'health/ready',
    'console/setting.json',
    'assets/gone',
    'favicon.ico',
    'engagements/robots.txt',
    '.well-known/openid-configuration',
    'engagements/.git/config',
  ])('%s is not', (path) => {
    expect(isPagePath(path)).toBe(false);
  });
});
