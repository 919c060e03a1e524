import type { FieldNode } from 'graphql';
import type { ReadRequest } from './request.js';

export type Bind = (request: ReadRequest) => unknown;
export type Bound = (request: ReadRequest) => number;

/** One statement that answers one root field, and how to fill its parameters from a request. */
export interface CompiledStatement {
  readonly text: string;
  readonly binds: readonly Bind[];
  /** The bounds of the nested lists, one chain a relation; their products sum to the most objects it can answer. */
  readonly fanOut: readonly (readonly Bound[])[];
}

/** What a fragment may refer to where it stands. */
export interface FragmentScope {
  readonly own: string;
  readonly parent: string;
  /** The field whose arguments the fragment binds; null for the values of the root read. */
  readonly node: FieldNode | null;
}
