import { ApiDescriptionError } from './api-description.js';
import { isTree } from './json-pointer.js';

/** Keys merged in the whole document: nested merges can double their number at each level. */
const MAX_MERGED = 100_000;

/**
 * Resolves the merge keys of a document's plain values, in place, because the library's own merging bypasses its limit
 * on aliases. A map's own keys take precedence over merged ones, and earlier merged maps over later ones. Maps shared
 * by aliases are processed once.
 * @source https://yaml.org/type/merge.html
 * @throws ApiDescriptionError beyond MAX_MERGED
 */
export function resolveMerges(root: unknown): unknown {
  const seen = new Set<unknown>();
  let merged = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    Object.values(value).forEach(visit);
    const sources = Object.hasOwn(value, '<<') ? sourcesOf(value) : null;
    if (sources === null) return;
    merged += sources.reduce((sum, source) => sum + Object.keys(source).length, 0);
    if (merged > MAX_MERGED)
      throw new ApiDescriptionError(`Merge keys add more than ${MAX_MERGED} keys.`, null);
    merge(value, sources);
  };
  visit(root);
  return root;
}

/** @returns the maps to merge; null if `<<` has any other value and is thus an ordinary key */
function sourcesOf(map: object): object[] | null {
  const value = (map as Record<string, unknown>)['<<'];
  const sources: unknown[] = Array.isArray(value) ? value : [value];
  return sources.every(isTree) ? sources : null;
}

function merge(map: object, sources: readonly object[]): void {
  const own = Object.entries(map);
  const names = new Set(own.map(([name]) => name));
  const brought = sources.flatMap((source) =>
    Object.entries(source).filter(([name]) => !names.has(name) && names.add(name)),
  );
  const entries = own.flatMap((entry) => (entry[0] === '<<' ? brought : [entry]));
  for (const [name] of own) Reflect.deleteProperty(map, name);
  // Assigning to `__proto__` would change the prototype.
  for (const [name, value] of entries)
    Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
}
