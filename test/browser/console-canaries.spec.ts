import type { Browser } from 'playwright-core';
import { type Ask, ConsolePage, ORIGIN, type Person, act, asPerson } from './console-page.js';
import { launchChromium } from './watched-browser.js';

const OWN = { key: 'ENG-59', email: 'partner@northwind.example' } as const;
const FOREIGN = { key: 'ENG-20', email: 'partner@weyland.example' } as const;
const PAGES = ['', `/${OWN.key}`, `/${OWN.key}/checklist`, `/${OWN.key}/usage`, `/${OWN.key}/help`];
/** Only the first of them may be seen. */
const [SHOWN, HIDDEN] = ['Canary-of-theirs', 'Canary-of-others'];

let browser: Browser;
let manager: Ask;
let rival: Ask;
beforeAll(async () => {
  [browser, manager, rival] = await Promise.all([
    launchChromium(),
    asPerson('manager'),
    asPerson(FOREIGN.email),
  ]);
});
afterAll(() => browser.close());

async function idOf(key: string): Promise<string> {
  const { engagement } = await manager('query ($key: String!) { engagement(key: $key) { id } }', { key });
  return engagement!['id'] as string;
}

async function raise(engagementId: string, reason: string, visibility: 'PARTNER' | 'INTERNAL') {
  const input = { engagementId, reason, visibility, severity: 'LOW', party: 'PARTNER' };
  const { blocker } = await act(manager, 'raiseBlocker', input, 'blocker { id }');
  return (blocker as { id: string }).id;
}

async function upload(person: Person, engagement: string, name: string): Promise<void> {
  const answer = await fetch(`${ORIGIN}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: person }),
  });
  const { token } = (await answer.json()) as { token: string };
  const form = new FormData();
  form.append('engagement', engagement);
  form.append('file', new File([`${name}\n`], `${name}.txt`, { type: 'text/plain' }));
  const headers = { authorization: `Bearer ${token}` };
  const { status } = await fetch(`${ORIGIN}/uploads`, { method: 'POST', headers, body: form });
  expect(status).toBe(201);
}

/** What another company does and is told, and what staff say among themselves about this one. */
async function changeHidden(page: string): Promise<void> {
  const text = `${HIDDEN} on ${page}`;
  const [engagementId, ownId] = [await idOf(FOREIGN.key), await idOf(OWN.key)];
  await act(manager, 'logProgress', { engagementId, text, reason: text, visibility: 'PARTNER' });
  const blockerId = await raise(engagementId, text, 'PARTNER');
  await act(rival, 'resolveMyBlocker', { blockerId, resolution: text });
  await act(rival, 'commentOnMyIntegration', { key: FOREIGN.key, text });
  await act(rival, 'giveMyPulse', { key: FOREIGN.key, rating: 2, comment: text });
  await upload(FOREIGN.email, FOREIGN.key, HIDDEN);
  await act(manager, 'overrideHealth', {
    ...{ engagementId: ownId, band: 'CRITICAL', reason: text, until: '2027-01-15' },
  });
  await act(manager, 'logProgress', { engagementId: ownId, text, reason: text, visibility: 'INTERNAL' });
  await act(manager, 'resolveBlocker', {
    blockerId: await raise(ownId, text, 'INTERNAL'),
    resolution: text,
  });
}

/** Everything that the browser receives by HTTP and by web socket, as text. */
function receivedBy({ page }: ConsolePage) {
  const received: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/^(application|text)/.test(response.headers()['content-type'] ?? ''))
      received.push(response.text().catch(() => ''));
  });
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => received.push(Promise.resolve(String(payload)))),
  );
  return async () => (await Promise.all(received)).join('\n');
}

it('a partner’s browser is sent and shows nothing of another partner, and nothing internal, while all of it changes', async () => {
  const opened = await ConsolePage.blank(browser, OWN.email);
  const received = receivedBy(opened);
  const ownId = await idOf(OWN.key);
  let shown = '';
  for (const page of PAGES) {
    await opened.go(`/portal${page}`);
    await changeHidden(page);
    // Comes last, so that all before it has been delivered, if it is, once this is.
    const text = `${SHOWN} on /portal${page}`;
    const blockerId = await raise(ownId, text, 'PARTNER');
    if (/59(\/help)?$/.test(page)) await opened.page.getByText(text).first().waitFor();
    shown += await opened.page.innerText('body');
    await opened.go(`/portal${page}`);
    shown += await opened.page.innerText('body');
    await act(manager, 'resolveBlocker', { blockerId, resolution: 'It flew away.' });
  }
  const sent = await received();
  const { complaints, strays } = opened.watched;
  await opened.close();

  for (const text of [sent, shown]) {
    expect(text).toContain(SHOWN);
    expect(text).not.toContain(HIDDEN);
  }
  expect(sent).not.toContain(FOREIGN.key);
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });
});
