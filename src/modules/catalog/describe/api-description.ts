/** What the catalogue keeps of an API description, whatever format it was written in. */
export interface ApiDescription {
  readonly format: ApiFormat;
  readonly title: string | null;
  /** Lower case, without port, each once; empty if the description names none. */
  readonly hosts: readonly string[];
  /** Begins with a slash and ends without one; '' for the root. */
  readonly basePath: string;
  /** In document order; a pair of method and path occurs once. */
  readonly operations: readonly DescribedOperation[];
  readonly warnings: readonly DescriptionWarning[];
}

export type ApiFormat = 'OPENAPI_3_2' | 'OPENAPI_3_1' | 'OPENAPI_3_0' | 'SWAGGER_2_0';

export interface DescribedOperation {
  /** Upper case, as usage records carry it. */
  readonly method: string;
  /** The path template as the description writes it, below the base path. */
  readonly path: string;
  readonly summary: string | null;
  /** Whether calls can be told to be of it: not for a path that no call has, nor for the second of two alike. */
  readonly matchable: boolean;
}

/** Something untidy that leaves the operations readable. */
export interface DescriptionWarning {
  readonly message: string;
  /** Counted from 1; null if no line is at fault. */
  readonly line: number | null;
  /** JSON Pointer (RFC 6901) into the document. */
  readonly path: string;
}

/** The document is no API description that can be read. */
export class ApiDescriptionError extends Error {
  constructor(
    message: string,
    /** Counted from 1; null if no line is at fault. */
    readonly line: number | null,
  ) {
    super(message);
    this.name = 'ApiDescriptionError';
  }
}
