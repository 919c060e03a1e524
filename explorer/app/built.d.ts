/** Paths of the worker files by Monaco label; set by the build. */
declare const WORKER_ADDRESSES: Readonly<Record<'editor' | 'json' | 'graphql', string>>;

/** What examples/operations held when this was built; set by the build. */
declare const SAVED_OPERATIONS: readonly import('../../src/platform/explorer/saved-operation.js').SavedOperation[];

declare module '*.css';
