import type { IncomingMessage } from 'node:http';
import { accepts } from '../web/accepts.js';

/**
 * The URL to answer. If a browser asks for a page whose path cannot be decoded, such as a link that was cut off, its percent signs
 * are taken literally: it gets the console, which says that there is nothing there. All others get an error.
 */
export function readableAddress({ url = '/', headers }: IncomingMessage): string {
  const [path = '', ...query] = url.split('?');
  if (isDecodable(path) || !accepts(headers.accept, 'text/html')) return url;
  return [path.replaceAll('%', '%25'), ...query].join('?');
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
