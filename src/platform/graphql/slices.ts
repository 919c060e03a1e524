import { type GraphQLSchema, getNullableType, isListType, isObjectType } from 'graphql';
import { SlicedList, isTurnOver, nextTurn } from '../../kernel/slices.js';
import { fieldsOf } from './reads/schema/fields.js';

/** Makes both executors process lists from resolvers, mainly pages of rows, in time slices. */
export function sliceLists(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of fieldsOf(type)) {
        const { resolve } = field;
        if (!resolve || !isListType(getNullableType(field.type))) continue;
        field.resolve = (source, args, context, info) => {
          const list: unknown = resolve(source, args, context, info);
          return list instanceof Promise ? list.then(sliced) : sliced(list);
        };
      }
}

function sliced(list: unknown): unknown {
  return Array.isArray(list) && list.length > 1 ? new SlicedList(list as unknown[]) : list;
}

/** Shorter lists are serialised at once. */
const LONG = 20;
/** Levels searched for long lists: those of root fields, and those in their objects, e.g. `nodes`. */
const LEVELS = 3;

/** @param value an executor's result: objects, lists and leaves */
export function stringifyInSlices(value: unknown): string | Promise<string> {
  return holdsLong(value, LEVELS) ? textOf(value, LEVELS) : JSON.stringify(value);
}

function holdsLong(value: unknown, levels: number): boolean {
  if (Array.isArray(value)) return value.length >= LONG;
  if (levels === 0 || typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => holdsLong(part, levels - 1));
}

async function textOf(value: unknown, levels: number): Promise<string> {
  if (!holdsLong(value, levels)) return JSON.stringify(value);
  const texts: string[] = [];
  if (Array.isArray(value)) {
    for (const part of value) {
      if (isTurnOver()) await nextTurn();
      texts.push(JSON.stringify(part ?? null));
    }
    return `[${texts.join(',')}]`;
  }
  for (const [key, part] of Object.entries(value as object))
    if (part !== undefined) texts.push(`${JSON.stringify(key)}:${await textOf(part, levels - 1)}`);
  return `{${texts.join(',')}}`;
}
