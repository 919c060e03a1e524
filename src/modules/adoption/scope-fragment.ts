import { type Part, Sql } from '../../platform/graphql/reads/fragments/sql.js';

/** What stands for the parameters $1 to $9 of a scope. */
export type ScopePlaces = Readonly<Record<number, Sql | Part>>;

/**
 * SQL about a scope (adoption-scope.query.ts) as a fragment, so that composed reads count the same calls.
 * @param text with the parameters of `scopeValues`
 */
export function scopeFragment(text: string, places: ScopePlaces): Sql {
  const parts = text.split(/\$(\d)/).flatMap((piece, index): readonly Part[] => {
    if (index % 2 === 0) return [{ kind: 'text', text: piece }];
    const place = places[Number(piece)];
    if (place === undefined) throw new Error(`Nothing stands for $${piece}.`);
    return place instanceof Sql ? place.parts : [place];
  });
  return new Sql(parts);
}
