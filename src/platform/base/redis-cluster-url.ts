/** The nodes at which a client asks for the others, and how it signs in to all of them. */
export interface RedisClusterUrl {
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: boolean;
}

const CLUSTER_URL = /^redis(s?)-cluster:\/\/([^/?#@,]*@)?([^/?#@]+)$/;
/** Text whose percent signs begin an escape. */
const ESCAPED = /^(?:[^%]|%[0-9a-f]{2})*$/i;

/**
 * Reads redis-cluster://[user][:password@]host:port,host:port; rediss-cluster connects with TLS. A cluster has no numbered
 * databases, so the URL has no path. Special characters of a password are escaped, commas too.
 * @returns null if the URL is not one of a cluster
 */
export function readRedisClusterUrl(text: string): RedisClusterUrl | null {
  const [, tls, login = '', hosts = ''] = CLUSTER_URL.exec(text) ?? [];
  const urls = hosts.split(',').map((host) => `redis://${login}${host}`);
  if (tls === undefined || !ESCAPED.test(login) || !urls.every((each) => URL.canParse(each))) return null;
  const parsed = urls.map((each) => new URL(each));
  if (parsed.some(({ hostname }) => hostname === '')) return null;
  const [first] = parsed;
  return {
    nodes: parsed.map(({ hostname, port }) => ({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 6379),
    })),
    username: textOf(first!.username),
    password: textOf(first!.password),
    tls: tls === 's',
  };
}

const textOf = (escaped: string): string | undefined =>
  escaped === '' ? undefined : decodeURIComponent(escaped);
