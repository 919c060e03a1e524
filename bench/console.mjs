// Measures the console in chromium with its CPU slowed down four times, against the bars of docs/console.md: sizes, largest
// contentful paint (LCP), interaction to next paint (INP), layout shift (CLS), GraphQL operations of a page, and what it takes to
// log. Run: npm run bench:console [-- --rounds 5]
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { optionsOf } from '../scripts/command-line.mjs';
import { median, spread, startServer } from './process.mjs';

const rounds = Number(optionsOf('bench:console').rounds);
const ORIGIN = 'http://127.0.0.1:24130';
const SLOWER = 4;
/** Long enough for the largest paint, which counts until the first key. */
const SETTLED_MS = 2_500;
/** Who opens what, and the keys they press there. */
const PAGES = [
  ['engineer@causeway.example', '/work', ['j', 'j', 'k']],
  ['engineer@causeway.example', '/time', ['Tab', 'Tab']],
  ['manager@causeway.example', '/portfolio', ['j', 'j', 'k']],
  ['manager@causeway.example', '/timeline', ['Tab', 'Tab']],
  ['manager@causeway.example', '/engagements/ENG-1', ['j', 'j', 'k']],
  ['manager@causeway.example', '/health', ['j', 'j', 'k']],
  ['manager@causeway.example', '/alerts', ['j', 'j', 'k']],
  ['manager@causeway.example', '/models', ['j', 'j', 'k']],
  ['manager@causeway.example', '/adoption', ['Tab', 'Tab']],
  ['manager@causeway.example', '/partners', ['j', 'j', 'k']],
  ['manager@causeway.example', '/catalogue', ['j', 'j', 'k']],
  ['manager@causeway.example', '/capacity', ['j', 'j', 'k']],
  ['compliance@causeway.example', '/reviews', ['j', 'j', 'k']],
  ['admin@causeway.example', '/admin', ['Tab', 'Tab']],
  ['partner@northwind.example', '/portal', ['Tab', 'Tab']],
];

/** In the page, before anything else: collects what the browser reports. */
const WATCH = () => {
  const seen = { lcp: 0, cls: 0, inp: 0, violations: 0 };
  globalThis.seen = seen;
  const watch = (type, act, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({
      type,
      buffered: true,
      ...options,
    });
  watch('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
  watch('layout-shift', ({ value, hadRecentInput }) => (seen.cls += hadRecentInput ? 0 : value));
  watch(
    'event',
    ({ duration, interactionId }) => (seen.inp = interactionId ? Math.max(seen.inp, duration) : seen.inp),
    {
      durationThreshold: 16,
    },
  );
  document.addEventListener('securitypolicyviolation', () => (seen.violations += 1));
};

const folder = mkdtempSync(path.join(tmpdir(), 'causeway-bench-'));
chmodSync(folder, 0o711); // root's PostgreSQL runs as another OS user, who needs access
const causeway = await startServer(
  process.execPath,
  ['--max-semi-space-size=16', 'dist/src/main.js'],
  { CAUSEWAY_DATA_DIR: folder, PORT: '24130' },
  `${ORIGIN}/health/ready`,
);
const browser = await chromium.launch({
  executablePath: ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((file) => existsSync(file)),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  console.log(`Medians (min–max) of ${rounds} cold loads in chromium, its CPU slowed down ${SLOWER} times\n`);
  console.log('| page | LCP ms | INP ms | CLS | GraphQL | kB over the wire | violations |');
  console.log('|---|---|---|---|---|---|---|');
  for (const [person, address, keys] of PAGES) {
    const loads = [];
    for (let round = 0; round < rounds; round += 1) loads.push(await load(person, address, keys));
    const of = (name, digits = 0) =>
      spread(
        loads.map((each) => each[name]),
        digits,
      );
    const worst = (name) => Math.max(...loads.map((each) => each[name]));
    console.log(
      `| ${address} | ${of('lcp')} | ${of('inp')} | ${of('cls', 3)} | ${worst('operations')} | ${median(loads.map(({ bytes }) => bytes / 1000)).toFixed(0)} | ${worst('violations')} |`,
    );
  }
  await log();
} finally {
  await browser.close();
  await causeway.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function openAs(person) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
  });
  await context.addInitScript((email) => sessionStorage.setItem('causeway.person', email), person);
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await devtools.send('Network.enable');
  return { context, page, devtools };
}

async function load(person, address, keys) {
  const { context, page, devtools } = await openAs(person);
  let bytes = 0;
  let operations = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  page.on('request', (request) => (operations += new URL(request.url()).pathname === '/graphql' ? 1 : 0));
  await page.goto(ORIGIN + address);
  await shown(page);
  const loaded = operations;
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
  const seen = await page.evaluate(() => globalThis.seen);
  await context.close();
  return { ...seen, operations: loaded, bytes };
}

async function shown(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[role="status"][aria-label="Loading"]') === null);
  await page.waitForTimeout(SETTLED_MS);
}

/** 45 minutes on the engagement worked on last. */
async function log() {
  const { context, page } = await openAs('engineer@causeway.example');
  await page.goto(`${ORIGIN}/engagements/ENG-1`);
  await shown(page);
  let sent = 0;
  page.on('request', (request) => {
    if (
      request.method() === 'POST' &&
      /logProgress/.test(request.postData() ?? '') &&
      !/dryRun":true/.test(request.postData() ?? '')
    )
      sent += 1;
  });
  const started = performance.now();
  await page.keyboard.press('l');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('45m fixed the handshake');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const took = performance.now() - started;
  console.log(
    `\nTo log: 2 keys (L, Enter) and 4 for "45m " besides the text, ${sent} request, ${took.toFixed(0)} ms from L until the dialog has closed.`,
  );
  await context.close();
}
