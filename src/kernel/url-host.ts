import { lowerAscii } from './text.js';

const NAME = /^[a-z0-9_-]+(?:\.[a-z0-9_-]*[a-z_-][a-z0-9_-]*)*$/;
/** What would end a host inside an address, and what no host holds. */
const NO_HOST = /[\s/?#@\\%[\]<>^|]/;
const MAX_HOST = 253;
/** With dot, brackets and port, and before an international name is rewritten. */
const LONGEST = 300;

/**
 * One spelling for all names of a host: lower case, without port and the dot of the root; international names as
 * `xn--…`; IPv6 in brackets and as short as it goes. What is no host keeps its letters, in lower case.
 * @source WHATWG URL, host parsing; RFC 5952 for IPv6
 */
export function normaliseHost(host: string): string {
  const lower = lowerAscii(host);
  if (isBareIpv6(lower)) return parseHost(`[${lower}]`) ?? lower;
  const name = lower.replace(/(?<=[^:]):\d*$/, '');
  if (name.startsWith('[')) return parseHost(name) ?? name;
  const rooted = name.replace(/(?<=[^.])\.$/, '');
  if (NAME.test(rooted)) return rooted;
  if (NO_HOST.test(rooted)) return rooted;
  return (parseHost(rooted) ?? rooted).replace(/(?<=[^.])\.$/, '');
}

/** Whether calls can be made to a host of this name, perhaps with a port: a name, an IPv4 or an IPv6 address. */
export function isHost(text: string): boolean {
  if (text.length > LONGEST) return false;
  if (NO_HOST.test(text.replace(/^\[[^\]]*\](:\d{1,5})?$/, ''))) return false;
  const host = normaliseHost(text);
  if (host.startsWith('[')) return parseHost(host) === host;
  const labels = host.split('.');
  return (
    host.length <= MAX_HOST && labels.every((label) => /^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/.test(label))
  );
}

/** A zone, as in `fe80::1%eth0`, is the sender's own business. */
function isBareIpv6(host: string): boolean {
  return !host.startsWith('[') && (host.match(/:/g)?.length ?? 0) > 1;
}

function parseHost(host: string): string | null {
  const url = `http://${host.replace(/%[^\]]*(?=\]$)/, '')}/`;
  return URL.canParse(url) ? new URL(url).hostname || null : null;
}
