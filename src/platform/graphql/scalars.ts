import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars';
import { isInstant, isLocalDate } from '../../kernel/local-date.js';

/** Text from the database is not validated again, which would dominate the cost of a long list. */
const trustText =
  (scalar: GraphQLScalarType): GraphQLScalarType['serialize'] =>
  (value) =>
    typeof value === 'string' ? value : scalar.serialize(value);

/** Restricts a scalar to the years 0001 to 9999, which the database and the text format support. */
function inYears<T>(
  { name, parseValue, parseLiteral }: GraphQLScalarType<T>,
  isInYears: (value: T) => boolean,
): Pick<GraphQLScalarType<T>, 'parseValue' | 'parseLiteral'> {
  const checked = (value: T): T => {
    if (isInYears(value)) return value;
    throw new GraphQLError(`${name} must be between the years 0001 and 9999.`);
  };
  return {
    parseValue: (value) => checked(parseValue(value)),
    parseLiteral: (node, variables) => checked(parseLiteral(node, variables)),
  };
}

export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  ...inYears(GraphQLDateTime, isInstant),
  description:
    'An RFC 3339 instant between the years 0001 and 9999, e.g. 2026-11-30T15:00:00Z; returned in UTC.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: trustText(GraphQLDateTime),
});

export const LocalDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  ...inYears(GraphQLLocalDate, isLocalDate),
  description: 'A day without a time zone, between the years 0001 and 9999, e.g. 2026-11-30.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: trustText(GraphQLLocalDate),
});

export const JsonObject = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  description: 'A JSON object with arbitrary fields.',
});
