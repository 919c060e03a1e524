import { Extensions } from '@nestjs/graphql';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLID,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { AppError } from '../../../../kernel/errors.js';
import { type IdKind, toTypeId } from '../../../../kernel/ids.js';
import { upperAscii } from '../../../../kernel/text.js';
import type { Viewer } from '../../../../kernel/viewer.js';
import type { GraphQLContext } from '../../context.js';
import { tableOf } from '../fragments/source.js';
import { type Field, fieldsOf } from './fields.js';
import type { RootReader } from './root-reader.js';

/** Each costs an index lookup; no list of ids may be longer. */
const MAX_NAMES = 200;

const NAMED = 'causeway.named';

interface Naming {
  /** The format of a name, in either case of ASCII letters; names are looked up in upper case. */
  readonly form: RegExp;
  /** Selects `name` and `id` of the rows for the names in `$1`. */
  readonly statement: string;
}

/** Allows a key (e.g. ENG-142) in place of the type's id anywhere in the API. */
export function Named(form: RegExp, statement: string): ClassDecorator {
  return Extensions({ [NAMED]: { form, statement } satisfies Naming });
}

export const namingOf = (type: GraphQLNamedType) => type.extensions[NAMED] as Naming | undefined;

type Args = Readonly<Record<string, unknown>>;
type Taken = readonly (GraphQLArgument | GraphQLInputField)[];

/**
 * Makes every root field accept names in place of ids, and replaces them by ids, so that no other code has to handle names.
 * A name that is unknown, or that the viewer may not see, stays as it is, which is not a valid id.
 */
export function acceptNames(schema: GraphQLSchema, reads: () => RootReader): void {
  const names = new Names(Object.values(schema.getTypeMap()), reads);
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    for (const field of root ? fieldsOf(root) : []) {
      if (!field.args.some(({ type }) => holdsIds(type, new Set()))) continue;
      field.resolve = withIds(names, field, field.resolve);
      field.subscribe = withIds(names, field, field.subscribe);
    }
}

function withIds(names: Names, { args: taken }: Field, act: Field['resolve']): Field['resolve'] {
  if (!act) return act;
  return (source, args: Args, context: GraphQLContext, info) => {
    const given = new Set<string>();
    mapIds(taken, args, (id) => {
      if (names.isName(id)) given.add(upperAscii(id));
      return id;
    });
    if (given.size === 0 || !context.viewer) return act(source, args, context, info);
    return names.idsOf(context.viewer, [...given]).then((ids) =>
      act(
        source,
        mapIds(taken, args, (id) => ids.get(upperAscii(id)) ?? id),
        context,
        info,
      ),
    );
  };
}

class Names {
  private readonly namings: readonly (Naming & { readonly kind: IdKind; readonly type: string })[];

  constructor(
    types: readonly GraphQLNamedType[],
    private readonly reads: () => RootReader,
  ) {
    this.namings = types.flatMap((type) => {
      const naming = namingOf(type);
      const kind = tableOf(type)?.id;
      return naming && kind ? [{ ...naming, kind, type: type.name }] : [];
    });
  }

  isName(id: string): boolean {
    return this.namings.some(({ form }) => form.test(id));
  }

  async idsOf(viewer: Viewer, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (names.length > MAX_NAMES)
      throw new AppError(
        'BAD_USER_INPUT',
        `At most ${MAX_NAMES} keys can be used in place of IDs in one request.`,
      );
    const ids = new Map<string, string>();
    for (const { form, statement, kind, type } of this.namings) {
      const meant = names.filter((name) => form.test(name));
      if (meant.length === 0) continue;
      const found = await this.reads().answer<Record<string, string>>(viewer, {
        name: `named_${type}`,
        text: `select json_object_agg(n.name, n.id)::text as answer from (${statement}) n`,
        values: [meant],
      });
      for (const [name, uuid] of Object.entries(found ?? {})) ids.set(name, toTypeId(kind, uuid));
    }
    return ids;
  }
}

function holdsIds(type: GraphQLInputType, seen: Set<string>): boolean {
  const named = getNamedType(type);
  if (named === GraphQLID) return true;
  if (!isInputObjectType(named) || seen.has(named.name)) return false;
  seen.add(named.name);
  return Object.values(named.getFields()).some((field) => holdsIds(field.type, seen));
}

/** The values with `map` applied to each ID, at any depth. */
function mapIds(taken: Taken, values: Args, map: (id: string) => string): Args {
  const mapped = taken.flatMap(({ name, type }) => {
    const value = values[name];
    return value === undefined || value === null ? [] : [[name, mapValue(type, value, map)] as const];
  });
  return { ...values, ...Object.fromEntries(mapped) };
}

function mapValue(type: GraphQLInputType, value: unknown, map: (id: string) => string): unknown {
  if (isNonNullType(type)) return mapValue(type.ofType, value, map);
  if (value === null || value === undefined) return value;
  if (isListType(type)) return (value as unknown[]).map((each) => mapValue(type.ofType, each, map));
  if (isInputObjectType(type)) return mapIds(Object.values(type.getFields()), value as Args, map);
  return type === GraphQLID ? map(value as string) : value;
}
