import { createHash } from 'node:crypto';

export type StartupStatus = 'starting' | 'migrating' | 'seeding';

/** Progress of the start. */
export interface Startup {
  readonly status: StartupStatus;
  /** E.g. `day 14 of 21`; null if there is none. */
  readonly progress: string | null;
}

const MEANING: Record<StartupStatus, string> = {
  starting: 'Causeway is starting.',
  migrating: 'Causeway is updating its database.',
  seeding: 'Causeway is creating its demo world, which takes about half a minute.',
};

const STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { display: grid; place-content: center; min-height: 90vh; padding: 1rem; text-align: center; }
h1 { font-size: 1.3rem; }`;

/** A content security policy that allows only the page's own style. */
export const startupPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A page for the header `Refresh`, which reloads it until the application responds. Both texts are our own, so they need no escaping. */
export function startupPage({ status, progress }: Startup): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Causeway is starting</title>
<style>${STYLE}</style>
<main>
<h1>${MEANING[status]}</h1>
<p>${progress ?? 'One moment, please.'}</p>
<p>This page reloads automatically.</p>
</main>
</html>
`;
}
