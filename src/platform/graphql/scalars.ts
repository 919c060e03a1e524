import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';

/** An instant; answered in UTC. */
export const DateTime = GraphQLDateTime;
/** A day without a time zone, as 2026-11-30. */
export const LocalDate = GraphQLLocalDate;
