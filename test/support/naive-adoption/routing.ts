import type { Application, Operation, Product, Version, World } from './world.js';

export interface Place {
  readonly version: Version;
  readonly operation: Operation | null;
}

/** A request line as a record tells it; the recount knows plain paths only, with a query or a slash at the end. */
export interface Target {
  readonly method: string;
  readonly path: string;
  readonly host: string | null;
}

/**
 * The version and operation that a call belongs to; null if it is quarantined. The longest base path at the host wins, then the
 * product with a matching operation, then the sole product that the application is registered for. Of several versions of the product
 * the newest wins.
 */
export function placeOf(world: World, target: Target, application: Application): Place | null {
  const path = target.path.replace(/\?.*$/, '').replace(/\/$/, '');
  const host = target.host?.replace(/:\d+$/, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase()) ?? null;
  const newestFirst = [...world.versions].sort((one, other) => other.createdAt - one.createdAt);
  const named = newestFirst.filter(({ hosts }) => host === null || hosts.includes(host));
  // A version without hosts in its description can be anywhere, but must prove it by an operation.
  const pool = named.length > 0 ? named : newestFirst.filter(({ hosts }) => hosts.length === 0);
  const under = pool.filter(({ basePath }) => path === basePath || path.startsWith(`${basePath}/`));
  const longest = Math.max(...under.map(({ basePath }) => basePath.length));
  const tied = under
    .filter(({ basePath }) => basePath.length === longest)
    .map((version) => ({ version, operation: operationOf(version, target.method, path) }));
  const matching = tied.filter(({ operation }) => operation !== null);
  const byBase = [...pool].sort((one, other) => other.basePath.length - one.basePath.length);
  return (
    theOneProduct(matching) ??
    (named.length > 0 ? theOneProduct(tied) : null) ??
    ofSole(application.products, [
      ...matching,
      ...tied,
      ...byBase.map((version) => ({ version, operation: null })),
    ])
  );
}

function operationOf(version: Version, method: string, path: string): Operation | null {
  const segments = path.slice(version.basePath.length).split('/');
  const fits = ({ path: template }: Operation) => {
    const parts = template.split('/');
    return (
      parts.length === segments.length &&
      parts.every((part, index) => part.startsWith('{') || part === segments[index])
    );
  };
  const found = version.operations.filter(
    (operation) =>
      operation.matchable && !operation.removed && operation.method === method && fits(operation),
  );
  return found.find(({ path: template }) => !template.includes('{')) ?? found[0] ?? null;
}

function theOneProduct(places: readonly Place[]): Place | null {
  return new Set(places.map(({ version }) => version.product)).size === 1 ? places[0]! : null;
}

function ofSole(products: readonly Product[], places: readonly Place[]): Place | null {
  const [sole] = products;
  return (products.length === 1 && places.find(({ version }) => version.product === sole)) || null;
}
