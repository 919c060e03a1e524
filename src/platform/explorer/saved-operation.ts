/** An operation of examples/operations, as the explorer lists it. */
export interface SavedOperation {
  /** Its file name without extension. */
  readonly name: string;
  /** The first word of the name. */
  readonly persona: string;
  /** Title in the list. */
  readonly title: string;
  /** The comment at the top of the file. */
  readonly about: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** Name of the operation in the document; empty if it has none. */
  readonly operationName: string;
  readonly query: string;
  /** JSON; days such as "today-28" are replaced when it is opened. */
  readonly variables: string;
}
