import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

/** Retakes the README's screenshots of the built product, with a demo world of its own and a stopped clock. */
const CLOCK = '2026-12-21T15:30:00Z';
const images = path.resolve(import.meta.dirname, '../docs/images');
const folder = mkdtempSync(path.join(tmpdir(), 'causeway-screenshots-'));

chmodSync(folder, 0o711); // root's PostgreSQL runs as another OS user, who needs access

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const product = spawn(process.execPath, ['dist/src/main.js'], {
  env: { PATH: process.env.PATH, PORT: String(port), CAUSEWAY_DATA_DIR: folder, CAUSEWAY_CLOCK: CLOCK },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => product.on('close', resolve));

/** Forwards the product's output; resolves once it is running. */
const answers = new Promise((resolve, reject) => {
  product.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    if (String(chunk).includes('is running at')) resolve();
  });
  void ended.then(() => reject(new Error('The product exited before it was running.')));
});

/** Name of the picture, who looks at what, what is pressed or typed first, and the size of the window. */
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 780 };
const PAGES = [
  ['console-portfolio', 'manager@causeway.example', '/portfolio', [], WIDE],
  ['console-engagement', 'manager@causeway.example', '/engagements/ENG-1', [], WIDE],
  ['console-adoption', 'manager@causeway.example', '/adoption', [], WIDE],
  ['console-reviews', 'compliance@causeway.example', '/reviews', [], WIDE],
  ['console-admin', 'admin@causeway.example', '/admin', [], WIDE],
  [
    'console-log',
    'engineer@causeway.example',
    '/work',
    ['l', 'ENG-52 45m fixed the handshake #call >PARTNER'],
    WIDE,
  ],
  ['portal-phone', 'partner@globex.example', '/portal', [], PHONE],
];

async function savePage(browser, [name, person, address, steps, viewport]) {
  const context = await browser.newContext({ viewport });
  await context.addInitScript((email) => sessionStorage.setItem('causeway.person', email), person);
  const page = await context.newPage();
  await page.goto(origin + address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[role="status"][aria-label="Loading"]') === null);
  for (const step of steps) {
    await (step.length === 1 ? page.keyboard.press(step) : page.keyboard.type(step));
    await page.waitForTimeout(1_000);
  }
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: path.join(images, `${name}.png`) });
  await context.close();
}

async function openOperation(page, persona, title, answer) {
  const group = page.locator('.saved details', { has: page.locator('summary', { hasText: persona }) });
  if (!(await group.evaluate((details) => details.open))) await group.locator('summary').click();
  await group.locator('button', { has: page.getByText(title, { exact: true }) }).click();
  const agree = page.getByRole('dialog').getByRole('button', { name: 'Sign in as' });
  if (await agree.isVisible()) await agree.click();
  await page.waitForTimeout(1_000);
  await page.getByRole('button', { name: 'Execute query' }).click();
  await page.locator('.graphiql-response .view-lines', { hasText: answer }).waitFor();
  await page.mouse.move(640, 20);
  await page.waitForTimeout(1_000);
}

try {
  await answers;
  mkdirSync(images, { recursive: true });
  const browser = await chromium.launch({
    executablePath: ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((file) =>
      existsSync(file),
    ),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
  const save = (name) => page.screenshot({ path: path.join(images, `${name}.png`) });
  await page.goto(`${origin}/graphiql`);
  await page.getByRole('main').getByRole('button', { name: 'Maya Manager' }).click();
  await openOperation(page, 'Manager', 'Portfolio', '"averageScore"');
  await save('explorer-manager');
  await openOperation(page, 'Partner', 'Status', '"myIntegrations"');
  await save('explorer-partner');
  await page.goto(`${origin}/graphiql/reference?filter=engagement+health`);
  await page.locator('article:visible').first().waitFor();
  await save('schema-reference');
  for (const each of PAGES) await savePage(browser, each);
  await browser.close();
} finally {
  product.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
