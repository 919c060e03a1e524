import { type FieldNode, getNamedType, type GraphQLObjectType } from 'graphql';
import type { Bound, FragmentScope } from '../compiler/compiled-statement.js';
import { keysetOf, pageSize, sortTerm } from '../compiler/page.js';
import type { PageSource } from '../fragments/source.js';
import { NODE_TYPE } from '../lists/connection.js';
import { NotAsText } from './as-text.js';
import { type Member, objectsFrom } from './member.js';
import type { TextCompiler } from './text-compiler.js';

const ITEM = '" i"';
const PAGE = '" p"';

/** `encodeCursor` in SQL: base64url without padding. */
const encoded = (printed: string) =>
  `translate(encode(convert_to(${printed}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;

/** Like `compilePage`: the connection's object itself. */
export function textPage(
  compiler: TextCompiler,
  source: PageSource,
  connection: GraphQLObjectType,
  nodes: readonly FieldNode[],
  scope: FragmentScope,
  bounds: readonly Bound[],
): string {
  if (source.backwards) throw new NotAsText('The page is read backwards.', true);
  const field = nodes[0]!;
  const rows = compiler.rows(source, nodeOf(compiler, connection), scope);
  const size = `${compiler.bind(field, '@size', pageSize(field, source))}::int`;
  const keyset = keysetOf(compiler, source, source.order, field, scope);
  const page = new TextPage(compiler, source, connection, scope, bounds, size, keyset !== '');
  const members = page.members(nodes, `(select count(*) ${rows})`);
  const order = source.order.map((key) => sortTerm(compiler, key, scope)).join(', ');
  // Only what belongs to the rows needs them, but all parameters are bound.
  if (page.items.length === 0) page.items.push('true');
  const columns = page.items.map((item, index) => `${item} as c${index}`).join(', ');
  const items = `select ${columns} ${rows}${keyset} order by ${order} limit ${size} + 1`;
  const lists = page.items.map((_item, index) => `array_agg(${ITEM}.c${index}) as c${index}`).join(', ');
  return `(${objectsFrom(members, `from (select ${lists} from (${items}) ${ITEM}) ${PAGE}`)})`;
}

function nodeOf({ info }: TextCompiler, connection: GraphQLObjectType): GraphQLObjectType {
  return info.schema.getType(connection.extensions[NODE_TYPE] as string) as GraphQLObjectType;
}

/** What is asked of a page: columns of each row, collected into arrays, and the members that are made of them. */
class TextPage {
  readonly items: string[] = [];
  private printed: string | undefined;

  constructor(
    private readonly compiler: TextCompiler,
    private readonly source: PageSource,
    private readonly connection: GraphQLObjectType,
    private readonly scope: FragmentScope,
    private readonly bounds: readonly Bound[],
    private readonly size: string,
    private readonly continued: boolean,
  ) {}

  members(nodes: readonly FieldNode[], count: string): Member[] {
    return this.compiler.membersBy(this.connection, nodes, {
      nodes: (merged) => this.list(this.object(merged)),
      edges: (merged) => this.list(this.edge(merged)),
      pageInfo: (merged) => this.pageInfo(merged),
      totalCount: () => count,
    });
  }

  /** The array of an item's values; one more than the page's size if there are more. */
  private collected(item: string): string {
    const known = this.items.indexOf(item);
    const index = known === -1 ? this.items.push(item) - 1 : known;
    return `${PAGE}.c${index}`;
  }

  private list(item: string): string {
    return `coalesce(array_to_json((${this.collected(item)})[:${this.size}]), '[]'::json)`;
  }

  private object(nodes: readonly FieldNode[]): string {
    const { compiler, scope, bounds } = this;
    return asObject(compiler.members(nodeOf(compiler, this.connection), nodes, scope.own, bounds));
  }

  private edge(nodes: readonly FieldNode[]): string {
    const edge = getNamedType(this.connection.getFields()['edges']!.type) as GraphQLObjectType;
    return asObject(
      this.compiler.membersBy(edge, nodes, {
        cursor: () => encoded(this.cursor()),
        node: (merged) => this.object(merged),
      }),
    );
  }

  private pageInfo(nodes: readonly FieldNode[]): string {
    const type = getNamedType(this.connection.getFields()['pageInfo']!.type) as GraphQLObjectType;
    const cursors = () => this.collected(this.cursor());
    const members = this.compiler.membersBy(type, nodes, {
      hasNextPage: () => `coalesce(cardinality(${cursors()}) > ${this.size}, false)`,
      hasPreviousPage: () => String(this.continued),
      startCursor: () => encoded(`(${cursors()})[1]`),
      endCursor: () => encoded(`(${cursors()})[least(cardinality(${cursors()}), ${this.size})]`),
    });
    return asObject(members);
  }

  private cursor(): string {
    if (this.printed !== undefined) return this.printed;
    const { order } = this.source;
    const values = order.map((key) => `${this.compiler.render(key.by, this.scope)}::text`);
    const chosen = order[0]?.chosen;
    if (chosen !== undefined) values.push(`'${chosen}'`);
    this.printed = `json_build_array(${values.join(', ')})::text`;
    return this.printed;
  }
}

const asObject = (members: readonly Member[]) => `(${objectsFrom(members, '')})`;
