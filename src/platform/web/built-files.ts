import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const manifest = z.object({
  files: z.array(
    z.object({ name: z.string(), kind: z.enum(['page', 'asset']), type: z.string(), hash: z.string() }),
  ),
});

export type ExplorerFile = z.infer<typeof manifest>['files'][number];

/** The build puts them next to the compiled sources. */
const BUILT = fileURLToPath(new URL('../../../explorer', import.meta.url));

/** Files built for the explorer; only those listed in its manifest can be read. */
export class ExplorerFiles {
  private constructor(
    private readonly folder: string,
    private readonly files: ReadonlyMap<string, ExplorerFile>,
  ) {}

  /** Empty if the explorer was not built, so that the server runs from sources without it. */
  static load(folder = BUILT): ExplorerFiles {
    const { files } = manifestIn(folder);
    return new ExplorerFiles(folder, new Map(files.map((file) => [file.name, file])));
  }

  find(name: string): ExplorerFile | null {
    return this.files.get(name) ?? null;
  }

  read({ name }: ExplorerFile, { gzipped }: { readonly gzipped: boolean }): Promise<Buffer> {
    return readFile(path.join(this.folder, gzipped ? `${name}.gz` : name));
  }
}

function manifestIn(folder: string): z.infer<typeof manifest> {
  const file = path.join(folder, 'manifest.json');
  return existsSync(file) ? manifest.parse(JSON.parse(readFileSync(file, 'utf8'))) : { files: [] };
}
