import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '../support/temporary-folder.js';
import { buildClient } from '../support/client-builds.js';
import { Causeway } from '../support/process.js';
import { WatchedPage, launchChromium } from './watched-browser.js';

const { folder, remove } = temporaryFolder();
const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const queries = Object.keys(schema.getQueryType()!.getFields());

let causeway: Causeway;
let browser: Browser;
let watched: WatchedPage;
let origin: string;

beforeAll(async () => {
  browser = await launchChromium();
  buildClient('explorer');
  causeway = await Causeway.start({ CAUSEWAY_DATA_DIR: path.join(folder, 'data'), CAUSEWAY_DEMO: 'false' });
  origin = `http://127.0.0.1:${causeway.port}`;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await causeway?.signal('SIGINT');
  remove();
});

beforeEach(async () => {
  watched = await WatchedPage.open(browser, origin);
  await watched.page.goto(`${origin}/graphiql/reference`);
});
afterEach(async () => {
  await watched.close();
  expect({ strays: watched.strays, complaints: watched.complaints }).toEqual({ strays: [], complaints: [] });
});

const shown = () =>
  watched.page.locator('article:visible h3').evaluateAll((all) => all.map((each) => each.textContent));

describe('the schema reference', () => {
  it('describes every query, mutation and type of the schema', async () => {
    const mutations = Object.keys(schema.getMutationType()!.getFields());
    const types = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
    const roots = ['Query', 'Mutation', 'Subscription'];
    const expected = [...queries, ...mutations, ...types.filter((name) => !roots.includes(name))];
    const subscriptions = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
    expect((await shown()).sort()).toEqual([...expected, ...subscriptions].sort());
  });

  it('links each type to its description', async () => {
    const broken = await watched.page
      .locator('a[href^="#"]')
      .evaluateAll((links) =>
        links
          .map((link) => link.getAttribute('href')!)
          .filter((href) => !document.getElementById(href.slice(1))),
      );
    expect(broken).toEqual([]);
  });

  it('filters by every word, by keyboard, and shows how many are left', async () => {
    await watched.page.keyboard.press('/');
    await watched.page.keyboard.type('adoption DAYS');
    const left = await shown();
    expect(left).toContain('adoption');
    expect(left).not.toContain('viewer');
    await watched.page.getByRole('status').getByText(`${left.length} of `).waitFor();
    expect(new URL(watched.page.url()).search).toBe('?filter=adoption+days');
  });

  it('says so if nothing matches', async () => {
    await watched.page.getByLabel('Filter').fill('zzz');
    await watched.page.getByText('Nothing in the schema matches.').waitFor();
  });

  it('is readable without a script, and is a page of the explorer', async () => {
    const { page, context } = await WatchedPage.open(browser, origin, { javaScriptEnabled: false });
    await page.goto(`${origin}/graphiql/reference`);
    expect(await page.locator('#queries article').count()).toBe(queries.length);
    await context.close();
    await watched.page.getByRole('link', { name: 'Explorer' }).click();
    await watched.page.waitForURL(`${origin}/graphiql`);
    await watched.page.getByRole('link', { name: 'Schema reference' }).click();
    await watched.page.waitForURL(`${origin}/graphiql/reference`);
  });

  it('fits a narrow window', async () => {
    await watched.page.setViewportSize({ width: 360, height: 700 });
    const overflow = await watched.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
