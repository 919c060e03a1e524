import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  typeFromAST,
} from 'graphql';
import { isSeenByPartner } from '../../src/platform/graphql/reads/schema/seen-by-partner.js';
import { type Random, randomOf } from './random.js';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Values of arguments, by name or by type: existing, missing, and invalid ones. */
export type Values = Readonly<Record<string, readonly unknown[]>>;

const ALIASES = ['constructor', 'toString', 'items', 'a_b', '_', '__proto__', 'idx0', 'x'.repeat(70)];

/** Generates a query of any schema: arguments as literals, variables and defaults, aliases, fragments, sometimes @skip. */
class Drawing {
  readonly variables: Record<string, unknown> = {};
  readonly declared: string[] = [];
  readonly fragments: string[] = [];
  private readonly isPlain: boolean;
  private aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly values: Values,
    private readonly draws: (field: GraphQLField<unknown, unknown>) => boolean = () => true,
  ) {
    this.isPlain = this.chance(0.6);
  }

  /** @param roots the first of which is always selected */
  operation([first, ...others]: readonly GraphQLField<unknown, unknown>[]): string {
    const roots = this.chance(0.8) ? [first!] : [first!, this.pick(others)];
    const body = roots.map((root) => this.field(root, 4)).join(' ');
    const declared = this.declared.length > 0 ? `(${this.declared.join(', ')})` : '';
    return `query${declared} { ${body} } ${this.fragments.join(' ')}`;
  }

  /** A value for a variable. */
  variable(name: string, type: GraphQLInputType): unknown {
    const pool = this.values[name];
    return pool ? this.pick(pool) : this.value(type);
  }

  /** A selection that contains at least one fragment. */
  withFragments(type: GraphQLObjectType): string {
    return `{ ${this.fragment(type, 3)} ${this.selections(type, 3).slice(1)}`;
  }

  private selections(type: GraphQLObjectType, depth: number, most = 5): string {
    const fields = Object.values(type.getFields()).filter(
      (field) => this.draws(field) && (depth > 0 || isLeafType(getNamedType(field.type))),
    );
    const drawn = this.some(fields, most).map((field) => this.field(field, depth));
    if (depth > 0 && this.chance(0.2)) drawn.push(this.fragment(type, depth - 1));
    if (drawn.length === 0 || this.chance(0.2)) drawn.push('__typename');
    return `{ ${drawn.join(' ')} }`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.filter((argument) => isRequiredArgument(argument) || this.chance(0.5));
    const given = args.map((argument) => `${argument.name}: ${this.argument(argument)}`);
    const type = getNamedType(field.type);
    const below = isLeafType(type) ? '' : ` ${this.below(type, depth - 1)}`;
    const list = given.length > 0 ? `(${given.join(', ')})` : '';
    return `${this.alias(given.length > 0)}${field.name}${list}${this.directive()}${below}`;
  }

  private below(type: GraphQLNamedType, depth: number): string {
    if (isObjectType(type)) return this.selections(type, depth);
    if (!isInterfaceType(type)) return '{ __typename }';
    const possible = this.some(this.schema.getPossibleTypes(type), 3);
    return `{ __typename ${possible.map((each) => this.fragment(each, depth)).join(' ')} }`;
  }

  private alias(isNeeded: boolean): string {
    if (this.aliases > 8 || (!isNeeded && this.chance(0.9))) return '';
    this.aliases += 1;
    return this.isPlain || this.chance(0.7) ? `a${this.aliases}: ` : `${this.pick(ALIASES)}: `;
  }

  private directive(): string {
    if (this.isPlain || this.chance(0.95)) return '';
    return ` @${this.pick(['skip', 'include'])}(if: ${this.pick(['true', 'false'])})`;
  }

  private fragment(type: GraphQLObjectType, depth: number): string {
    if (this.chance(0.1)) return `...${this.directive()} ${this.selections(type, depth, 3)}`;
    if (this.chance(0.4)) return `... on ${type.name}${this.directive()} ${this.selections(type, depth, 3)}`;
    if (type.getInterfaces().length > 0 && this.chance(0.3)) return '... on Node { id __typename }';
    const name = `F${this.fragments.length}`;
    const index = this.fragments.push('') - 1;
    this.fragments[index] = `fragment ${name} on ${type.name} ${this.selections(type, depth, 3)}`;
    return this.chance(0.3) ? `...${name}${this.directive()} ...${name}` : `...${name}${this.directive()}`;
  }

  private argument({ name: called, type }: GraphQLArgument): string {
    const pool = this.values[called];
    const value = pool ? this.pick(pool) : this.value(type);
    if (!this.isPlain && this.chance(0.4)) return this.literal(value, type);
    const name = `v${this.declared.length}`;
    this.declared.push(`$${name}: ${String(type)}`);
    if (isNonNullType(type) || this.chance(0.9)) this.variables[name] = value;
    return `$${name}`;
  }

  private value(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.value(type.ofType);
    if (isListType(type)) return [this.value(type.ofType)];
    if (isEnumType(type)) return this.pick(type.getValues()).name;
    if (!isInputObjectType(type)) return this.pick(this.values[type.name] ?? ['x']);
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || this.chance(0.3),
    );
    return Object.fromEntries(fields.map((field) => [field.name, this.value(field.type)]));
  }

  private literal(value: unknown, type: GraphQLInputType): string {
    const named = getNamedType(type);
    if (Array.isArray(value)) return `[${value.map((each) => this.literal(each, named)).join(', ')}]`;
    if (isEnumType(named)) return String(value);
    if (typeof value !== 'object' || value === null || !isInputObjectType(named))
      return JSON.stringify(value);
    const fields = Object.entries(value).map(
      ([name, each]) => `${name}: ${this.literal(each, named.getFields()[name]!.type)}`,
    );
    return `{ ${fields.join(', ')} }`;
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

export function randomOperation(
  schema: GraphQLSchema,
  roots: readonly GraphQLField<unknown, unknown>[],
  values: Values,
  seed: number,
): RandomOperation {
  const drawing = new Drawing(schema, randomOf(seed), values);
  return { query: drawing.operation(roots), variables: drawing.variables };
}

/** Generates values for all variables of an operation. */
export function randomVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  values: Values,
  seed: number,
): Record<string, unknown> {
  const drawing = new Drawing(schema, randomOf(seed), values);
  return Object.fromEntries(
    variableDefinitions.map(({ variable, type }) => [
      variable.name.value,
      drawing.variable(variable.name.value, typeFromAST(schema, type) as GraphQLInputType),
    ]),
  );
}

/** A selection to insert into the test's own operations, with the variables and fragments that these must declare. */
export interface RandomSelection {
  readonly selection: string;
  /** `$v0: Int, $v1: String!`, or nothing. */
  readonly declared: string;
  readonly fragments: string;
  readonly variables: Record<string, unknown>;
}

/** Generates a selection of an object type with fragments: named, inline, nested, on the type and on its interface. */
export function randomSelection(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  values: Values,
  seed: number,
): RandomSelection {
  // What a partner sees can be read in a query of one engagement only.
  const drawing = new Drawing(schema, randomOf(seed), values, (field) => !isSeenByPartner(field));
  const selection = drawing.withFragments(type);
  const { variables } = drawing;
  return {
    selection,
    variables,
    declared: drawing.declared.join(', '),
    fragments: drawing.fragments.join(' '),
  };
}
