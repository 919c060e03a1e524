import { AppClock } from '../../../src/platform/base/app-clock.js';
import { runtimeOn, startProbe } from '../probe.js';

/* A process that only takes in usage: its parent sends the URLs of the database, and then the instants of its clock. */

interface Told {
  readonly urls?: { readonly appUrl: string; readonly portalUrl: string };
  readonly now?: string;
}

const clock = new AppClock();

process.on('message', ({ urls, now }: Told) => {
  if (now !== undefined) clock.pin(new Date(now));
  if (urls === undefined) process.send!({});
  else void listen(urls);
});

async function listen(urls: NonNullable<Told['urls']>): Promise<void> {
  const nest = await startProbe(runtimeOn(urls, { role: 'api', clock }));
  await nest.listen(0, '127.0.0.1');
  process.send!({ url: await nest.getUrl() });
}
