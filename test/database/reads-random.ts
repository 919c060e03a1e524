import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { toTypeId } from '../../src/kernel/ids.js';
import { type Random, randomOf } from '../support/random.js';
import type { ShelfOrder } from './reads-library.js';
import { bookCursors, cursorOf, shelfKeys } from './reads-naive.js';
import { shelves } from './reads-rows.js';

const ALIASES = ['__proto__', 'constructor', 'toString', 'cursor', 'items', 'node', 'x'.repeat(70)];
const SHELF_IDS = ['ptn_zzz', ...shelves.map(({ id }) => toTypeId('partner', id))];
const FIELDS = ['NAME', 'POSITION', 'OPENED_ON', 'CHANGED_AT', 'WEIGHT'] as const;

export interface RandomQuery {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

/** Generates a query of the schema: aliases, arguments, fragments of every form, @skip and @include anywhere. */
class Drawing {
  readonly variables: Record<string, unknown> = { yes: true, no: false };
  readonly declared = new Map<string, string>();
  readonly fragments: string[] = [];
  private readonly used = new Set<string>();
  private aliases = 0;

  constructor(private readonly random: Random) {}

  selections(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || isLeafType(getNamedType(field.type)),
    );
    const drawn = this.some(fields, 4).map((field) => this.field(field, depth));
    if (depth > 0 && this.chance(0.3)) drawn.push(this.fragment(type, depth - 1));
    if (this.chance(0.2)) drawn.push(`${this.alias()}__typename`);
    if (this.chance(0.15)) drawn.push(drawn[0] ?? '');
    // Something must remain, whatever is skipped.
    return `{ ${drawn.join(' ')} __typename }`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = this.args(field);
    const alias = args === '' && this.chance(0.7) ? '' : this.alias();
    const type = getNamedType(field.type);
    const below = isObjectType(type) ? ` ${this.selections(type, depth - 1)}` : '';
    return `${alias}${field.name}${args}${this.directive()}${below}`;
  }

  private fragment(type: GraphQLObjectType, depth: number): string {
    if (this.chance(0.3) && type.getInterfaces().length > 0)
      return `... on Node${this.directive()} { id __typename }`;
    if (this.chance(0.5)) return `... on ${type.name}${this.directive()} ${this.selections(type, depth)}`;
    const name = `f${this.fragments.length}`;
    this.fragments.push('');
    this.fragments[Number(name.slice(1))] =
      `fragment ${name} on ${type.name} ${this.selections(type, depth)}`;
    const spread = `...${name}${this.directive()}`;
    return this.chance(0.3) ? `${spread} ...${name}` : spread;
  }

  /** Each name once: a query with the same response key for two fields is invalid. */
  private alias(): string {
    const name = this.pick(ALIASES);
    if (this.used.has(name) || this.chance(0.5)) return `a${(this.aliases += 1)}: `;
    this.used.add(name);
    return `${name}: `;
  }

  private directive(): string {
    if (!this.chance(0.25)) return '';
    return ` @${this.pick(['skip', 'include'])}(if: ${this.pick(['$yes', '$no', 'true', 'false'])})`;
  }

  private args({ name }: GraphQLField<unknown, unknown>): string {
    switch (name) {
      case 'thick':
        return this.chance(0.7) ? `(pages: ${this.value('Int', this.pick([0, 100, 300, 600]))})` : '';
      case 'titleUpTo':
        return this.chance(0.7) ? `(length: ${this.value('Int', this.pick([0, 1, 7]))})` : '';
      case 'shelf':
        return `(id: ${this.value('ID!', this.pick(SHELF_IDS))})`;
      case 'bookPage':
        return this.page(bookCursors);
      case 'shelves':
        return this.shelves();
      default:
        return '';
    }
  }

  private page(cursors: readonly string[], more: readonly string[] = [], bothWays = false): string {
    const given = [...more];
    if (bothWays && this.chance(0.4)) {
      given.push(`last: ${this.value('Int', this.pick([1, 2, 3, 20]))}`);
      if (this.chance(0.8)) given.push(`before: ${this.value('String', this.pick(cursors))}`);
      return `(${given.join(', ')})`;
    }
    if (this.chance(0.7)) given.push(`first: ${this.value('Int', this.pick([1, 2, 3, 100]))}`);
    if (this.chance(0.5)) given.push(`after: ${this.value('String', this.pick(cursors))}`);
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  private shelves(): string {
    const more: string[] = [];
    const order: ShelfOrder = { field: this.pick(FIELDS), direction: this.pick(['ASC', 'DESC']) };
    const isOrdered = this.chance(0.8);
    if (isOrdered) more.push(`orderBy: { field: ${order.field}, direction: ${order.direction} }`);
    const names = this.some(shelves, 3).map((shelf) => this.value('String!', shelf.name));
    if (this.chance(0.3)) more.push(`name: { ${this.pick(['in', 'notIn'])}: [${names.join(', ')}] }`);
    const keys = shelfKeys(isOrdered ? order : { field: 'NAME', direction: 'ASC' });
    return this.page(
      shelves.map((shelf) => cursorOf(keys, shelf)),
      more,
      true,
    );
  }

  /** A literal, a variable, or a variable with its default. */
  private value(type: string, value: unknown): string {
    const literal = JSON.stringify(value);
    if (this.chance(0.4)) return literal;
    const name = `v${this.declared.size}`;
    const isDefault = this.chance(0.3);
    this.declared.set(name, isDefault ? `${type} = ${literal}` : type);
    if (!isDefault) this.variables[name] = value;
    return `$${name}`;
  }

  private chance(of: number): boolean {
    return this.random() < of;
  }
  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }
  private some<T>(from: readonly T[], most: number): T[] {
    const count = 1 + Math.floor(this.random() * most);
    return [...from].sort(() => this.random() - 0.5).slice(0, count);
  }
}

export function randomQuery(schema: GraphQLSchema, seed: number): RandomQuery {
  const drawing = new Drawing(randomOf(seed));
  const body = drawing.selections(schema.getQueryType()!, 5);
  const declared = [...drawing.declared].map(([name, type]) => `$${name}: ${type}`);
  const all = ['$yes: Boolean!', '$no: Boolean!', ...declared].join(', ');
  return { text: `query(${all}) ${body} ${drawing.fragments.join(' ')}`, variables: drawing.variables };
}
