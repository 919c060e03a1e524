import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext } from 'graphql';

export const MAX_TOKENS = 800;
const MAX_DEPTH = 16;
const MAX_ALIASES = 30;
const MAX_DIRECTIVES = 5;

/** Armor calls what goes beyond its caps a syntax error, which it is not. */
function reportedAs(message: string) {
  const report = (context: ValidationContext | null) => context?.reportError(new GraphQLError(message));
  return { onReject: [report], propagateOnRejection: false };
}

/** Caps that hold before validation, which could itself be made to take seconds. */
export const armor = new ApolloArmor({
  // graphql-js counts tokens itself; Armor's way of doing it turns every syntax error into a fault of ours.
  maxTokens: { enabled: false },
  // The standard introspection query is 15 deep; it counts like any other, so that nobody nests it further.
  maxDepth: {
    ...{ n: MAX_DEPTH, flattenFragments: true, ignoreIntrospection: false },
    ...reportedAs(`An operation can be nested at most ${MAX_DEPTH} fields deep.`),
  },
  // It counts each field with an alias, those of a fragment once for every spread.
  maxAliases: {
    ...{ n: MAX_ALIASES, allowList: [] },
    ...reportedAs(
      `An operation can have at most ${MAX_ALIASES} aliases; those in fragments count at each spread.`,
    ),
  },
  maxDirectives: {
    n: MAX_DIRECTIVES,
    ...reportedAs(`An operation can have at most ${MAX_DIRECTIVES} directives.`),
  },
  costLimit: { enabled: false },
  blockFieldSuggestion: { enabled: false },
}).protect();

/** The same caps as rules, for what does not pass through Apollo. */
export const VALIDATION_RULES = armor.validationRules;
