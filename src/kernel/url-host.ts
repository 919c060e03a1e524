import { lowerAscii } from './text.js';

const NAME = /^[a-z0-9_-]+(?:\.[a-z0-9_-]*[a-z_-][a-z0-9_-]*)*$/;
/** Characters that end the host in a URL or are not allowed in one. */
const NO_HOST = /[\s/?#@\\%[\]<>^|]/;
const MAX_HOST = 253;
/** Including dot, brackets and port, and before conversion to Punycode. */
const LONGEST = 300;

/**
 * Normalises a host: lower case, without port and trailing dot; international names in Punycode (`xn--…`); IPv6 in brackets
 * and as short as possible. An invalid host is only lower-cased.
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

/** Whether the text is a host that can be called, with or without a port: a name, or an IPv4 or IPv6 address. */
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

function isBareIpv6(host: string): boolean {
  return !host.startsWith('[') && (host.match(/:/g)?.length ?? 0) > 1;
}

/** Drops an IPv6 zone, as in `fe80::1%eth0`: it only means something on the sender's machine. */
function parseHost(host: string): string | null {
  const url = `http://${host.replace(/%[^\]]*(?=\]$)/, '')}/`;
  return URL.canParse(url) ? new URL(url).hostname || null : null;
}
