import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext } from 'graphql';

export const MAX_TOKENS = 800;
const MAX_DEPTH = 16;
const MAX_ALIASES = 30;
const MAX_DIRECTIVES = 5;

/** Armor reports exceeded limits as syntax errors; this reports them as validation errors. */
function reportedAs(message: string) {
  const report = (context: ValidationContext | null) => context?.reportError(new GraphQLError(message));
  return { onReject: [report], propagateOnRejection: false };
}

/** Limits on operations, enforced as validation rules. */
export const armor = new ApolloArmor({
  // graphql-js limits tokens itself; Armor's implementation turns every syntax error into an internal error.
  maxTokens: { enabled: false },
  // The standard introspection query is 15 deep; it is not exempt, so that nobody can nest it further.
  maxDepth: {
    ...{ n: MAX_DEPTH, flattenFragments: true, ignoreIntrospection: false },
    ...reportedAs(`An operation can be nested at most ${MAX_DEPTH} fields deep.`),
  },
  // Counts each aliased field; those in a fragment count at every spread.
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

/** The same limits as validation rules, for operations that bypass Apollo. */
export const VALIDATION_RULES = armor.validationRules;
