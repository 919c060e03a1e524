/** An API version in scope; all its operations if none are listed. */
export interface InScope {
  readonly apiVersionId: string;
  readonly operationIds?: string[];
}

const textOf = (scope: readonly InScope[]): string =>
  JSON.stringify(
    scope
      .map(({ apiVersionId, operationIds }) => [apiVersionId, operationIds && [...operationIds].sort()])
      .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
  );

/** Whether both have the same versions and operations, in whatever order. */
export const isSameScope = (one: readonly InScope[], other: readonly InScope[]): boolean =>
  textOf(one) === textOf(other);
