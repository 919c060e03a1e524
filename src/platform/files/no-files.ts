import { AppError } from '../../kernel/errors.js';
import { FileStore } from './file-store.js';

/** Used if no place for files is configured. */
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
