import { AppError } from '../../../../kernel/errors.js';
import type { IdKind } from '../../../../kernel/ids.js';
import { lengthOf, nameOf, trimmed } from '../../../../kernel/text.js';
import { type Sql, type Values, arg, join, sql } from '../fragments/sql.js';
import type { DateTimeRange, DayRange, InOperator, IntRange } from './filter-inputs.js';
import { valuesOf } from './filter-values.js';
import { NAME_ORDER } from './order.js';

const MAX_SEARCH = 200;

/** One condition of a filter: its SQL, and the value it binds. */
interface Condition {
  readonly key: string;
  readonly where: Sql;
  readonly value?: unknown;
}

type Rule = (name: string, given: never) => readonly Condition[];

/** The conditions of a filter as one fragment, and the values it binds. */
export interface Filtered {
  readonly where: Sql;
  readonly values: Values;
}

/**
 * The value is in a list.
 * @param as the column's type, or how to normalise text that people type
 * @param id the kind of ids, if the values are ids
 */
export function oneOf(
  by: Sql,
  as: 'text' | 'uuid' | ((typed: string) => string) = 'text',
  id?: IdKind | 'any',
): Rule {
  const array = as === 'uuid' ? sql`::uuid[]` : sql`::text[]`;
  return (name, given: InOperator<string>) => {
    const list = (values: readonly string[]) => {
      const read = valuesOf(name, values, id);
      return typeof as === 'function' ? read.map(as) : read;
    };
    return [
      ...(given.in ? [bind(`${name}_in`, (at) => sql`${by} = any(${at}${array})`, list(given.in))] : []),
      ...(given.notIn
        ? [bind(`${name}_notIn`, (at) => sql`${by} <> all(${at}${array})`, list(given.notIn))]
        : []),
    ];
  };
}

/**
 * Some related row has a value in a list.
 * @param exists the fragment around `value = any(…)`
 * @param id the kind of ids, if the values are ids
 */
export function someOf(exists: (values: Sql) => Sql, id?: IdKind): Rule {
  const array = id ? sql`::uuid[]` : sql`::text[]`;
  return (name, given: InOperator<string>) => {
    const list = (values: readonly string[]) => valuesOf(name, values, id);
    const has = (key: string) => exists(sql`${arg(key)}${array}`);
    return [
      ...(given.in ? [{ key: `${name}_in`, where: has(`${name}_in`), value: list(given.in) }] : []),
      ...(given.notIn
        ? [{ key: `${name}_notIn`, where: sql`not ${has(`${name}_notIn`)}`, value: list(given.notIn) }]
        : []),
    ];
  };
}

export function dayRange(by: Sql): Rule {
  return (name, given: DayRange) => [
    ...(given.gte ? [bind(`${name}_gte`, (at) => sql`${by} >= ${at}::date`, given.gte)] : []),
    ...(given.lte ? [bind(`${name}_lte`, (at) => sql`${by} <= ${at}::date`, given.lte)] : []),
    ...(typeof given.isNull === 'boolean'
      ? [
          {
            key: `${name}_${given.isNull ? 'null' : 'set'}`,
            where: given.isNull ? sql`${by} is null` : sql`${by} is not null`,
          },
        ]
      : []),
  ];
}

export function dateTimeRange(by: Sql): Rule {
  return (name, given: DateTimeRange) => [
    ...(given.gte ? [bind(`${name}_gte`, (at) => sql`${by} >= ${at}::timestamptz`, given.gte)] : []),
    ...(given.lte ? [bind(`${name}_lte`, (at) => sql`${by} <= ${at}::timestamptz`, given.lte)] : []),
  ];
}

export function intRange(by: Sql): Rule {
  return (name, given: IntRange) => [
    ...(typeof given.gte === 'number'
      ? [bind(`${name}_gte`, (at) => sql`${by} >= ${at}::int`, given.gte)]
      : []),
    ...(typeof given.lte === 'number'
      ? [bind(`${name}_lte`, (at) => sql`${by} <= ${at}::int`, given.lte)]
      : []),
  ];
}

/** Not bound: PostgreSQL would not know which of the rows are asked for, and could not use an index of those. */
export function isTrue(by: Sql): Rule {
  return (name, given: boolean) => [
    given ? { key: `${name}_is`, where: sql`(${by})` } : { key: `${name}_isNot`, where: sql`(not (${by}))` },
  ];
}

/**
 * The text occurs in one of the columns, ignoring case (full Unicode case folding, independent of the database's locale).
 * @param columns names, stored in NFC
 */
export function search(...columns: readonly Sql[]): Rule {
  return (name, given: string) => {
    const words = nameOf(trimmed(given));
    if (lengthOf(words) > MAX_SEARCH)
      throw new AppError('BAD_USER_INPUT', `\`${name}\` can have at most ${MAX_SEARCH} characters.`);
    const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
    const folded = (text: Sql) => sql`(casefold(${text} collate ${NAME_ORDER}) collate "C")`;
    const found = columns.map((each) => sql`${folded(each)} like ${folded(sql`${arg(name)}::text`)}`);
    return [{ key: name, where: sql`(${join(found, ' or ')})`, value: pattern }];
  };
}

/**
 * Some related row matches a nested filter; an empty filter matches any related row.
 * @param exists the fragment around the conditions on that row
 */
export function related<F extends object>(rules: FilterRules<F>, exists: (where: Sql) => Sql): Rule {
  return (name, given: F) => {
    const { conditions, where } = conditionsOf(rules, given, `${name}_`);
    // The first condition contains all the SQL; the others only add their values.
    const values = conditions.map((condition) => ({ ...condition, where: sql`true` }));
    return [{ key: name, where: exists(where) }, ...values];
  };
}

/** The SQL of each field of a filter input. */
export type FilterRules<F extends object> = { readonly [name in keyof F]-?: Rule };

/** Turns a filter input into SQL by the rule of each field. Fields are combined with AND. */
export function applyFilter<F extends object>(
  rules: FilterRules<F>,
  filter: F | null | undefined,
  always: Sql = sql`true`,
): Filtered {
  const { conditions, where } = conditionsOf(rules, filter ?? {}, '', always);
  return {
    where,
    values: Object.fromEntries(conditions.map((condition) => [condition.key, condition.value])),
  };
}

function conditionsOf<F extends object>(
  rules: FilterRules<F>,
  filter: object,
  prefix: string,
  always: Sql = sql`true`,
): { readonly conditions: readonly Condition[]; readonly where: Sql } {
  const conditions = Object.entries(filter).flatMap(([name, given]) =>
    given === null || given === undefined ? [] : rules[name as keyof F](`${prefix}${name}`, given as never),
  );
  return { conditions, where: join([always, ...conditions.map((condition) => condition.where)], ' and ') };
}

function bind(key: string, where: (at: Sql) => Sql, value: unknown): Condition {
  return { key, where: where(sql`${arg(key)}`), value };
}
