import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Folders of our own clients' builds; each manifest lists the operations that the client sends. */
const CLIENTS = ['explorer'];

/** The builds put them next to the compiled sources. */
const BUILT = fileURLToPath(new URL('../../../../', import.meta.url));

const manifest = z.object({
  operations: z.array(z.object({ query: z.string(), operationName: z.string() })),
});

export type KnownDocument = z.infer<typeof manifest>['operations'][number];

/** @returns the operations of all clients that were built, so that the server also runs from sources */
export async function knownDocuments(built = BUILT): Promise<readonly KnownDocument[]> {
  const files = CLIENTS.map((client) => path.join(built, client, 'manifest.json')).filter(existsSync);
  const manifests = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return manifests.flatMap((text) => manifest.parse(JSON.parse(text)).operations);
}
