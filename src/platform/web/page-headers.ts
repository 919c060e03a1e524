/** The headers of a page and its assets, but for the type and the caching of each file. */
export type PageHeaders = Readonly<Record<string, string>>;

/** What no page of ours needs: base addresses, form submissions and being shown in a frame. */
const NEVER = { 'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': "'none'" };

/**
 * A content security policy that allows nothing but the given sources, and isolation from other origins.
 * @param sources by directive, such as `{ 'script-src': "'self'" }`
 */
export function pageHeaders(sources: Readonly<Record<string, string>>): PageHeaders {
  const directives = Object.entries({ 'default-src': "'none'", ...sources, ...NEVER });
  return {
    'content-security-policy': directives.map(([name, allowed]) => `${name} ${allowed}`).join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  };
}
