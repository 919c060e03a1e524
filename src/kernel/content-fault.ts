import type { UserErrorCode } from './errors.js';

/** What is wrong with a part of some content, such as a playbook or a health model, from a file or the API. */
export interface ContentFault {
  readonly code: UserErrorCode;
  /** Path of the field at fault, e.g. `['milestones', 3, 'dependsOn', 0, 'code']`. */
  readonly path: readonly (string | number)[];
  /** A sentence, or the continuation of one that starts with the field's name: `must be …`. */
  readonly message: string;
}
