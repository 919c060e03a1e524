/** An operation of examples/operations, as the explorer lists it. */
export interface SavedOperation {
  /** Its file without the suffix. */
  readonly name: string;
  /** The first word of the name: whose job it does. */
  readonly persona: string;
  /** What it is listed as. */
  readonly title: string;
  /** The comment at its head. */
  readonly about: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** What the operation is called in its document; empty for one without a name. */
  readonly operationName: string;
  readonly query: string;
  /** JSON; days such as "today-28" are replaced when it is opened. */
  readonly variables: string;
}
