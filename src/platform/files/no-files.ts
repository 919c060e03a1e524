import { AppError } from '../../kernel/errors.js';
import { FileStore } from './file-store.js';

/** Where an installation has named no place for files. */
export class NoFiles extends FileStore {
  readonly place = null;

  put(): Promise<never> {
    return this.refuse();
  }

  open(): Promise<null> {
    return Promise.resolve(null);
  }

  remove(): Promise<never> {
    return this.refuse();
  }

  owner(): Promise<null> {
    return Promise.resolve(null);
  }

  claim(): Promise<never> {
    return this.refuse();
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  private refuse(): Promise<never> {
    return Promise.reject(new AppError('NOT_FOUND', 'This installation keeps no files; hand in a link.'));
  }
}
