import { normaliseHost } from '../../../kernel/url-host.js';
import type { DescriptionWarning } from './api-description.js';
import type { FormatFound } from './format.js';
import { isTree, member, toPointer, type Tree } from './json-pointer.js';
import type { Source } from './source.js';
import { quote } from './warnings.js';

/** Where an API is served: usage records are matched to it by host and base path. */
export interface Address {
  readonly hosts: readonly string[];
  readonly basePath: string;
  readonly warnings: readonly DescriptionWarning[];
}

/** Placeholder for a server URL without a host; `.invalid` never exists (RFC 2606). */
const NO_HOST = 'none.invalid';

/** Hosts and base path from Swagger's `host` and `basePath`, or from OpenAPI's `servers`. */
export function addressOf(found: FormatFound, source: Source): Address {
  return found.key === 'swagger' ? swaggerAddress(found.root) : serversAddress(found.root, source);
}

/** Invalid values are reported by the schema check. */
function swaggerAddress(root: Tree): Address {
  const host = typeof root.host === 'string' ? root.host : '';
  const url = parseUrl(host.includes('://') ? host : `http://${host}`);
  return {
    hosts: url === null ? [] : [normaliseHost(url.hostname)],
    basePath: normaliseBasePath(typeof root.basePath === 'string' ? root.basePath : ''),
    warnings: [],
  };
}

function serversAddress(root: Tree, source: Source): Address {
  const servers: readonly unknown[] = Array.isArray(root.servers) ? root.servers : [];
  const hosts = new Set<string>();
  const warnings: DescriptionWarning[] = [];
  let basePath: string | null = null;
  servers.forEach((server, index) => {
    const warn = (message: string) => {
      const path = toPointer(['servers', index]);
      warnings.push({ message, line: source.lineOf(path), path });
    };
    const url = serverUrl(server);
    if (url === null) return warn('The URL of this server cannot be parsed.');
    if (url.hostname !== NO_HOST) hosts.add(normaliseHost(url.hostname));
    const itsBasePath = normaliseBasePath(url.pathname);
    basePath ??= itsBasePath;
    if (itsBasePath !== basePath) warn(otherBasePath(itsBasePath, basePath));
  });
  return { hosts: [...hosts], basePath: basePath ?? '', warnings };
}

function otherBasePath(other: string, first: string): string {
  return `This server's base path ${quote(other || '/')} is ignored; the first server's, ${quote(first || '/')}, applies.`;
}

/** @returns null if it is not a valid server URL */
function serverUrl(server: unknown): URL | null {
  const template = member(server, 'url');
  if (typeof template !== 'string') return null;
  const written = substitute(template, member(server, 'variables'));
  return /[{}]/.test(written) ? null : parseUrl(written);
}

/** Variables get their default; those without one are left in place. */
function substitute(template: string, variables: unknown): string {
  return template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const value = member(member(variables, name), 'default');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}

function parseUrl(written: string): URL | null {
  if (!/^([a-z][a-z0-9+.-]*:\/)?\//i.test(written)) return null;
  const url = URL.canParse(written, `http://${NO_HOST}`) ? new URL(written, `http://${NO_HOST}`) : null;
  return url?.hostname ? url : null;
}

function normaliseBasePath(written: string): string {
  const segments = written.split('/').filter((segment) => segment !== '');
  return segments.map((segment) => `/${segment}`).join('');
}

/** Whether a path item or an operation has servers of its own. */
export function namesOwnServers(value: unknown): boolean {
  return isTree(value) && Array.isArray(member(value, 'servers'));
}
