import type { ExplorerFile } from './explorer-files.js';

/**
 * Only allows this server. Monaco inserts styles into the page, so inline styles are allowed; its icons and GraphiQL's fonts
 * are data URLs in the style sheets.
 */
const CONTENT_SECURITY_POLICY = Object.entries({
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
})
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

const ALWAYS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
} as const;

/** Pages are revalidated each time; an asset's name changes with its content. */
const CACHING = { page: 'no-cache', asset: 'public, max-age=31536000, immutable' } as const;

export const headersOf = ({ kind, type, hash }: ExplorerFile, gzipped: boolean): Record<string, string> => ({
  ...ALWAYS,
  'content-type': type,
  'cache-control': CACHING[kind],
  etag: `"${hash}${gzipped ? '-gzip' : ''}"`,
  vary: 'accept-encoding',
  ...(gzipped ? { 'content-encoding': 'gzip' } : {}),
});
