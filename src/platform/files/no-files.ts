import { AppError } from '../../kernel/errors.js';
import { FileStore } from './file-store.js';

/** Where an installation has named no place for files. */
export class NoFiles extends FileStore {
  readonly place = null;

  accepts(): never {
    throw new AppError('NOT_FOUND', 'This installation keeps no files; hand in a link.');
  }

  put(): Promise<never> {
    return Promise.reject(new Error('There is no place for files.'));
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
    return Promise.reject(new Error('There is no place for files.'));
  }

  check(): Promise<void> {
    return Promise.resolve();
  }
}
