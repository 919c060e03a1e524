import type { Runtime } from '../base/runtime.js';
import { type PageHeaders, pageHeaders } from '../web/page-headers.js';

/**
 * The style that React Aria adds to the page on iOS while a dialog is open. Inline styles are forbidden; a test compares the hash
 * with the package.
 */
export const SCROLL_STYLE = "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='";

/** Only allows this server, and requests to the issuer where people sign in. */
export function consoleHeaders({
  auth,
  consoleClient,
}: Pick<Runtime, 'auth' | 'consoleClient'>): PageHeaders {
  const connect = ["'self'", ...(consoleClient ? [new URL(auth.issuer).origin] : [])];
  return pageHeaders({
    'script-src': "'self'",
    'style-src': `'self' ${SCROLL_STYLE}`,
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': connect.join(' '),
    'manifest-src': "'self'",
  });
}
