/** First segments of the paths that are not the console's pages: the API, the explorer, and the console's own files. */
export const NOT_PAGES = [
  ...['graphql', 'ingest', 'uploads', 'export', 'health', 'dev', 'graphiql'],
  ...['assets', 'console'],
] as const;

/** The page Health; the paths below it are the probes of the API. */
const HEALTH_PAGE = 'health';

/** `index.html`, `.well-known` and the like; not `v1.2`, which may be part of a page's path. */
const FILE = /(^|\/)\.|\.[a-z][a-z0-9]*$/i;

/**
 * Whether a browser that opens this path gets the console, which then shows the page.
 * @param path decoded, without the slash at its beginning
 */
export function isPagePath(path: string): boolean {
  if (path === HEALTH_PAGE) return true;
  const [first] = path.split('/');
  return !NOT_PAGES.some((each) => each === first) && !FILE.test(path);
}
