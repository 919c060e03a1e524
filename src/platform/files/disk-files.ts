import { access, constants, type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { codeOf } from '../base/error-code.js';
import { FileStore } from './file-store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MARK = '.causeway-files';

/** Files in a folder on a local disk, or on one shared by all processes. */
export class DiskFiles extends FileStore {
  constructor(readonly place: string) {
    super();
  }

  accepts(): void {
    // Always.
  }

  put(id: string, body: AsyncIterable<Uint8Array>): Promise<void> {
    return this.write(this.pathOf(id), body);
  }

  async open(id: string): Promise<Readable | null> {
    try {
      return (await open(this.pathOf(id), 'r')).createReadStream();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
    await rm(partOf(this.pathOf(id)), { force: true });
  }

  async owner(): Promise<string | null> {
    try {
      return (await readFile(path.join(this.place, MARK), 'utf8')).trim();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async claim(owner: string): Promise<void> {
    await mkdir(this.place, { recursive: true, mode: 0o700 });
    await this.write(path.join(this.place, MARK), [Buffer.from(`${owner}\n`)]);
  }

  check(): Promise<void> {
    return access(path.join(this.place, MARK), constants.R_OK).then(() =>
      access(this.place, constants.W_OK | constants.X_OK),
    );
  }

  private pathOf(id: string): string {
    if (!UUID.test(id)) throw new Error('File names must be UUIDs.');
    return path.join(this.place, id);
  }

  private async write(file: string, body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    const part = partOf(file);
    try {
      await using(await open(part, 'w', 0o600), async (handle) => {
        for await (const chunk of body) await handle.appendFile(chunk);
        await handle.sync();
      });
      await rename(part, file);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    // A rename only survives a crash once the containing folder is synced.
    await using(await open(this.place, 'r'), (folder) => folder.sync());
  }
}

/** The name during writing; a crash leaves this file, and never half a file under its final name. */
const partOf = (file: string) => `${file}.part`;

async function using<T>(handle: FileHandle, act: (handle: FileHandle) => Promise<T>): Promise<T> {
  try {
    return await act(handle);
  } finally {
    await handle.close();
  }
}
