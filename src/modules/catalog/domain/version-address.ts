import { normaliseHost } from '../../../kernel/url-host.js';
import { normalisePath } from '../../../kernel/url-path.js';

/** Where a version is served: usage records are matched to it by host and base path. */
export interface VersionAddress {
  /** Normalised. */
  readonly hosts: readonly string[];
  /** Starts with a slash and does not end with one; '' for the root. */
  readonly basePath: string;
}

export interface GivenAddress {
  readonly hosts?: readonly string[] | null;
  readonly basePath?: string | null;
}

/** The root, or segments of printable ASCII without query or fragment. */
export const BASE_PATH = /^(\/|(\/[!-"$-.0->@-~]+)+\/?)?$/;

/**
 * The given address, otherwise the version's current one: importing a description never moves a version by itself,
 * because usage is matched by the address. A new version takes the description's.
 */
export function addressOfVersion(
  given: GivenAddress,
  current: VersionAddress | null,
  described: VersionAddress,
): VersionAddress {
  const fallback = current ?? described;
  return {
    hosts: given.hosts ? [...new Set(given.hosts.map(normaliseHost))] : fallback.hosts,
    basePath: given.basePath?.replace(/\/+$/, '') ?? fallback.basePath,
  };
}

/** @returns a warning if the description's address is not used although no other was given; otherwise null */
export function addressWarning(
  given: GivenAddress,
  used: VersionAddress,
  described: VersionAddress,
): string | null {
  const asked = Boolean(given.hosts) || typeof given.basePath === 'string';
  const silent = described.hosts.length === 0 && described.basePath === '';
  if (asked || silent || sameAddress(used, described)) return null;
  return `The version is served at ${addressText(used)}, not at ${addressText(described)} as in the description.`;
}

function addressText({ hosts, basePath }: VersionAddress): string {
  const names = hosts.length > 0 ? hosts.map(normaliseHost).sort() : ['any host'];
  return names.map((host) => `${host}${normalisePath(basePath) || '/'}`).join(', ');
}

export function sameAddress(one: VersionAddress, other: VersionAddress): boolean {
  return addressText(one) === addressText(other);
}
