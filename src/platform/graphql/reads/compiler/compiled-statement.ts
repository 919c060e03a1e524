import type { FieldNode } from 'graphql';
import type { ReadRequest } from './request.js';

export type Bind = (request: ReadRequest) => unknown;
export type Bound = (request: ReadRequest) => number;

/** The SQL statement of one root field, and how to bind its parameters for a request. */
export interface CompiledStatement {
  readonly text: string;
  readonly binds: readonly Bind[];
  /** Size limits of nested lists, one chain per relation; the sum of their products is the maximum number of objects. */
  readonly fanOut: readonly (readonly Bound[])[];
}

/** What a fragment's placeholders refer to. */
export interface FragmentScope {
  readonly own: string;
  readonly parent: string;
  /** The field whose arguments the fragment binds; null for the values of the root read. */
  readonly node: FieldNode | null;
}
