import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Bound, FragmentScope } from '../compiler/compiled-statement.js';
import { StatementCompiler } from '../compiler/statement-compiler.js';
import type { RelationSource, ValueSource } from '../fragments/source.js';
import type { Field } from '../schema/fields.js';
import { isSeenByPartner } from '../schema/seen-by-partner.js';
import { isStaffOnly } from '../schema/staff-only.js';
import { NotAsText, resolved } from './as-text.js';
import { leaf, leafType } from './leaves.js';
import { type Member, objectsFrom } from './member.js';
import { textPage } from './text-page.js';
import { writtenId } from './type-ids.js';
import { valueText } from './value-text.js';

/**
 * Composes the JSON of the response itself, with its keys, in its order. Fields that SQL cannot write as the response has them
 * throw NotAsText. A null where the schema allows none fails the statement, so that the executors report it.
 */
export class TextCompiler extends StatementCompiler {
  protected override json(
    source: RelationSource,
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    scope: FragmentScope,
    bounds: readonly Bound[],
  ): string {
    if (source.kind === 'page') return textPage(this, source, type, nodes, scope, bounds);
    const members = this.members(type, nodes, scope.own, bounds);
    const rows = this.rows(source, type, scope);
    if (source.kind === 'one') return `(${objectsFrom(members, rows)})`;
    return `array_to_json(array(${objectsFrom(members, `${rows} order by ${this.render(source.orderBy, scope)}`)}))`;
  }

  /** The columns of a row that becomes an object. */
  members(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    own: string,
    bounds: readonly Bound[],
  ): Member[] {
    return this.membersOf(type, nodes, (field, merged) => {
      const source = this.types.source(type, field.name);
      if (!source || isStaffOnly(field) || isSeenByPartner(field)) throw resolved(type, field);
      return this.field(source, type, merged, own, bounds);
    });
  }

  /** Like `members`, with the SQL of each field by name; they are never null. */
  membersBy(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    sql: Readonly<Record<string, (merged: readonly FieldNode[]) => string>>,
  ): Member[] {
    return this.membersOf(type, nodes, (field, merged) => sql[field.name]!(merged)).map((member) => ({
      ...member,
      nullable: true,
    }));
  }

  membersOf(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    sqlOf: (field: Field, merged: readonly FieldNode[]) => string,
  ): Member[] {
    return [...this.subfields(type, nodes)].map(([key, merged]) => {
      const field = type.getFields()[merged[0]!.name.value] as Field | undefined;
      if (!field) return { key, sql: `'${type.name}'::text`, nullable: true };
      return { key, sql: sqlOf(field, merged), nullable: !isNonNullType(field.type) };
    });
  }

  isProperty(type: GraphQLObjectType, name: string): boolean {
    return this.types.isProperty(type, name);
  }

  protected override value(
    source: ValueSource,
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    scope: FragmentScope,
  ): string {
    const sql = this.render(source.sql, scope);
    const field = this.types.definition(nodes[0]!);
    if (source.kind === 'json') {
      if (source.shape || source.resolved)
        throw new NotAsText(`${field.name} is shaped by a rule of the domain.`, true);
      return valueText(this, field, nodes, `(${sql})::jsonb`);
    }
    if (isListType(getNullableType(type))) return valueText(this, field, nodes, `to_jsonb(${sql})`);
    if (source.id) return writtenId(source.id, sql);
    return leaf(leafType(getNamedType(type)), { sql, type: source.type }, field);
  }
}
