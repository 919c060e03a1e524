import { Extensions } from '@nestjs/graphql';
import { GraphQLFloat, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { type Field, fieldsOf } from './reads/schema/fields.js';
import { readColumn } from './reads/schema/read-column.js';

/** What a Float measures, and to how many decimals the API answers it; a count is a whole number already. */
const DECIMALS = { COUNT: 0, PERCENT: 1, AVERAGE: 2, DURATION: 2, RATIO: 6, SCORE: 6 } as const;
export type Measured = keyof typeof DECIMALS;

const MEASURED = 'causeway.measured';

/** Every Float of an object type says what it measures, which is how it is rounded and described. */
export const Measures = (measured: Measured) => Extensions({ [MEASURED]: measured });

/**
 * Rounds every Float of the API, whichever executor runs it, and says so in its description.
 * @throws Error that names each Float that does not say what it measures
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

function roundField(field: Field): boolean {
  const measured = field.extensions[MEASURED] as Measured | undefined;
  if (!measured) return false;
  const decimals = DECIMALS[measured];
  field.description = `${field.description ?? ''} ${shown(decimals)}`.trim();
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

function shown(decimals: number): string {
  if (decimals === 0) return 'An integer.';
  return `Rounded to ${decimals} decimal${decimals === 1 ? '' : 's'}.`;
}

/** What is no number is for the scalar to refuse. */
function rounded(value: unknown, decimals: number): unknown {
  return typeof value === 'number' ? roundTo(value, decimals) : value;
}

/** A double holds 15 decimal digits: beyond them 1.005 would be less than it says, and be rounded down. */
const DIGITS = 15;

/** Rounded half up. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(Number((value * scale).toPrecision(DIGITS))) / scale;
}
