/** What the catalog takes from an API description of any format. */
export interface ApiDescription {
  readonly format: ApiFormat;
  readonly title: string | null;
  /** Lower case, without port or duplicates; empty if the description names none. */
  readonly hosts: readonly string[];
  /** Starts with a slash and does not end with one; '' for the root. */
  readonly basePath: string;
  /** In document order; each pair of method and path is unique. */
  readonly operations: readonly DescribedOperation[];
  readonly warnings: readonly DescriptionWarning[];
}

export type ApiFormat = 'OPENAPI_3_2' | 'OPENAPI_3_1' | 'OPENAPI_3_0' | 'SWAGGER_2_0';

export interface DescribedOperation {
  readonly method: string;
  /** Path template as in the description, relative to the base path. */
  readonly path: string;
  readonly summary: string | null;
  /**
   * Whether calls can be matched to it: false if no call can have this path, and for the second of two equivalent
   * paths.
   */
  readonly matchable: boolean;
}

/** A problem that does not prevent reading the operations. */
export interface DescriptionWarning {
  readonly message: string;
  /** From 1; null if no line applies. */
  readonly line: number | null;
  /** JSON Pointer (RFC 6901) into the document. */
  readonly path: string;
}

/** The document cannot be read as an API description. */
export class ApiDescriptionError extends Error {
  constructor(
    message: string,
    /** From 1; null if no line applies. */
    readonly line: number | null,
  ) {
    super(message);
    this.name = 'ApiDescriptionError';
  }
}
