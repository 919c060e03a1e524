import type { Readable } from 'node:stream';

/**
 * Keeps the bytes of files under ids; what a file is called and who may read it stands in PostgreSQL. The ids are UUIDs
 * that we draw, so that nothing a caller says becomes part of a path. An object store fits behind it as well as a disk.
 */
export abstract class FileStore {
  /** Where it keeps them, for people who run it; null keeps none. */
  abstract readonly place: string | null;

  /** @throws AppError NOT_FOUND, in words for the caller, where it takes no files at all */
  abstract accepts(): void;

  /**
   * Keeps a body whole, or nothing of it where the body throws. When it returns, a crash loses nothing any more.
   * @throws whatever the body throws
   */
  abstract put(id: string, body: AsyncIterable<Uint8Array>): Promise<void>;

  /** @returns null if there is no such file */
  abstract open(id: string): Promise<Readable | null>;

  /** Removes a file, or what a broken-off `put` left of it; one that is not there is removed already. */
  abstract remove(id: string): Promise<void>;

  /** @returns the id of the installation whose files it keeps; null if nobody has claimed it yet */
  abstract owner(): Promise<string | null>;

  /** Marks it as the place of an installation's files. */
  abstract claim(owner: string): Promise<void>;

  /** @throws where it cannot be written at present */
  abstract check(): Promise<void>;
}
