import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars';

/** What the database printed needs no second check, which would cost more than all else of a long list. */
const alreadyPrinted =
  (scalar: GraphQLScalarType): GraphQLScalarType['serialize'] =>
  (value) =>
    typeof value === 'string' ? value : scalar.serialize(value);

/** An instant; answered in UTC. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  serialize: alreadyPrinted(GraphQLDateTime),
});

/** A day without a time zone, as 2026-11-30. */
export const LocalDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  serialize: alreadyPrinted(GraphQLLocalDate),
});

/** An object of whatever fields, as JSON. */
export const JsonObject = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  description: 'An object of whatever fields.',
});
