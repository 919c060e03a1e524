import { ApolloArmor } from '@escape.tech/graphql-armor';

export const MAX_TOKENS = 800;

/** Caps that hold before validation, which could itself be made to take seconds. */
export const armor = new ApolloArmor({
  // graphql-js counts tokens itself; Armor's way of doing it turns every syntax error into a fault of ours.
  maxTokens: { enabled: false },
  // The standard introspection query is 15 deep; it counts like any other, so that nobody nests it further.
  maxDepth: { n: 16, flattenFragments: true, ignoreIntrospection: false },
  maxAliases: { n: 10, allowList: [] },
  maxDirectives: { n: 5 },
  costLimit: { enabled: false },
  blockFieldSuggestion: { enabled: false },
}).protect();

/** The same caps as rules, for what does not pass through Apollo. */
export const VALIDATION_RULES = armor.validationRules;
