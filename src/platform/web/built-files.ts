import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Encodings of the compressed files next to a built one, best first, and the endings of their names. */
const ENDINGS = { br: '.br', gzip: '.gz' } as const;
export type Encoding = keyof typeof ENDINGS;
const ENCODINGS = ['br', 'gzip'] as const satisfies Encoding[];

const manifest = z.object({
  files: z.array(
    z.object({ name: z.string(), kind: z.enum(['page', 'asset']), type: z.string(), hash: z.string() }),
  ),
});

export type BuiltFile = z.infer<typeof manifest>['files'][number] & {
  /** In which it can be read, best first. */
  readonly encodings: readonly Encoding[];
};

/** The builds put their folders next to the compiled sources. */
const BUILT = fileURLToPath(new URL('../../../', import.meta.url));

/** Files that a build made for browsers; only those listed in its manifest can be read. */
export class BuiltFiles {
  private constructor(
    private readonly folder: string,
    private readonly files: ReadonlyMap<string, BuiltFile>,
  ) {}

  /**
   * Empty if there is no such build, so that the server also runs from sources.
   * @param client such as `explorer`
   */
  static load(client: string, built = BUILT): BuiltFiles {
    const folder = path.join(built, client);
    const files = listedIn(folder).map((file) => [file.name, { ...file, encodings: madeOf(folder, file) }]);
    return new BuiltFiles(folder, new Map(files as [string, BuiltFile][]));
  }

  find(name: string): BuiltFile | null {
    return this.files.get(name) ?? null;
  }

  /** @param encoding one of the file's; null reads it as it is */
  read({ name }: BuiltFile, encoding: Encoding | null): Promise<Buffer> {
    return readFile(path.join(this.folder, name + (encoding === null ? '' : ENDINGS[encoding])));
  }
}

function listedIn(folder: string): z.infer<typeof manifest>['files'] {
  const file = path.join(folder, 'manifest.json');
  return existsSync(file) ? manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).files : [];
}

const madeOf = (folder: string, { name }: { readonly name: string }): Encoding[] =>
  ENCODINGS.filter((encoding) => existsSync(path.join(folder, name + ENDINGS[encoding])));
