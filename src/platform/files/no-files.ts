import { AppError } from '../../kernel/errors.js';
import { FileStore } from './file-store.js';

/** Where an installation has named no place for files. */
export class NoFiles extends FileStore {
  readonly place = null;

  accepts(): never {
    throw new AppError('NOT_FOUND', 'This installation does not store files; submit a link.');
  }

  put(): Promise<never> {
    return Promise.reject(new Error('File storage is not configured.'));
  }

  open(): Promise<null> {
    return Promise.resolve(null);
  }

  /** None is there. */
  remove(): Promise<void> {
    return Promise.resolve();
  }

  owner(): Promise<null> {
    return Promise.resolve(null);
  }

  claim(): Promise<never> {
    return Promise.reject(new Error('File storage is not configured.'));
  }

  check(): Promise<void> {
    return Promise.resolve();
  }
}
