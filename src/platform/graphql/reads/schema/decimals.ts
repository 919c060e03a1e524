import { Extensions } from '@nestjs/graphql';
import { GraphQLFloat, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { type Field, fieldsOf } from './fields.js';
import { readColumn } from './read-column.js';

/** What a Float measures, and the number of decimals it is rounded to; a count is already an integer. */
const DECIMALS = { COUNT: 0, PERCENT: 1, AVERAGE: 2, DURATION: 2, RATIO: 6, SCORE: 6 } as const;
export type Measured = keyof typeof DECIMALS;

const MEASURED = 'causeway.measured';

/**
 * Declares what a Float measures, which determines its rounding and description. Required for each Float of an object type.
 */
export const Measures = (measured: Measured) => Extensions({ [MEASURED]: measured });

/**
 * Rounds every Float of the API, in both executors, and adds that to its description.
 * @throws Error with all Floats that do not declare what they measure
 */
export function roundFloats(schema: GraphQLSchema): GraphQLSchema {
  const faults: string[] = [];
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of fieldsOf(type))
        if (getNamedType(field.type) === GraphQLFloat && !roundField(field))
          faults.push(`${type.name}.${field.name}`);
  if (faults.length > 0) throw new Error(`These Floats need @Measures: ${faults.join(', ')}.`);
  return schema;
}

/** @returns the number of decimals of a Float; undefined for other fields */
export function decimalsOf({ extensions }: Pick<Field, 'extensions'>): number | undefined {
  const measured = extensions[MEASURED] as Measured | undefined;
  return measured && DECIMALS[measured];
}

function roundField(field: Field): boolean {
  const decimals = decimalsOf(field);
  if (decimals === undefined) return false;
  field.description = `${field.description ?? ''} ${describeDecimals(decimals)}`.trim();
  const { resolve = readColumn } = field;
  if (decimals > 0)
    field.resolve = (row, args, context, info) => {
      const value: unknown = resolve(row, args, context, info);
      return value instanceof Promise
        ? value.then((late: unknown) => rounded(late, decimals))
        : rounded(value, decimals);
    };
  return true;
}

function describeDecimals(decimals: number): string {
  if (decimals === 0) return 'An integer.';
  return `Rounded to ${decimals} decimal${decimals === 1 ? '' : 's'}.`;
}

/** Anything but a number is left for the scalar to reject. */
function rounded(value: unknown, decimals: number): unknown {
  return typeof value === 'number' ? roundTo(value, decimals) : value;
}

/** A double has 15 reliable decimal digits; beyond them, 1.005 would be slightly less and be rounded down. */
const DIGITS = 15;

/** Rounds half up. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(Number((value * scale).toPrecision(DIGITS))) / scale;
}
