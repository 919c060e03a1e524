import { LruMap } from '../../../../kernel/lru-map.js';
import type { PageSource, RelationSource, SortKey } from '../fragments/source.js';
import { structureOf } from '../fragments/structure.js';

/** Each keeps the SQL of a root, and callers may combine filters in ever new ways. */
const MAX_ROOTS = 1_000;

/**
 * Numbers roots by structure: different roots never share a number, and equal ones recreated on each request keep theirs.
 */
export class RootNumbers {
  private readonly ofObjects = new WeakMap<RelationSource, number>();
  private readonly ofStructures = new LruMap<string, number>(MAX_ROOTS);
  private given = 0;

  of(root: RelationSource): number {
    const known = this.ofObjects.get(root);
    if (known !== undefined) return known;
    const structure = rootStructure(root);
    const number = this.ofStructures.get(structure) ?? this.next(structure);
    this.ofObjects.set(root, number);
    return number;
  }

  private next(structure: string): number {
    this.given += 1;
    this.ofStructures.set(structure, this.given);
    return this.given;
  }
}

/** Separates the parts of a root; SQL never contains NUL. */
const END = '\0';

function rootStructure(root: RelationSource): string {
  const from = root.from ? structureOf(root.from) : '';
  const rows = root.kind + END + from + END + structureOf(root.where);
  switch (root.kind) {
    case 'one':
      return rows;
    case 'many':
      return rows + END + structureOf(root.orderBy) + END + root.atMost;
    case 'page':
      return root.order.reduce((text, key) => text + END + keyStructure(key), rows + pagingStructure(root));
  }
}

function pagingStructure({ backwards, most }: PageSource): string {
  return `${END}${backwards ? 'backwards' : ''}${END}${most ?? ''}`;
}

function keyStructure({ by, cast, descending, nullable }: SortKey): string {
  return `${structureOf(by)}${END}${cast}${descending ? ' desc' : ''}${nullable ? ' nullable' : ''}`;
}
