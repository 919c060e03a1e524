import { buildSchema } from 'graphql';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { bundle } from './bundle.js';
import { Page } from './page.js';
import { readSavedOperations } from '../../src/platform/explorer/saved-operations.js';
import { writeSite } from './site.js';
import { ReferencePage } from '../reference/reference-page.js';

/**
 * Builds the explorer and the schema reference.
 * @param root the repository; schema.graphql and examples/operations are read from it
 * @param folder is emptied first; the server finds the files in it through manifest.json
 */
export async function buildExplorer(root: string, folder: string): Promise<void> {
  const schema = buildSchema(await readFile(path.join(root, 'schema.graphql'), 'utf8'));
  const operations = readSavedOperations(path.join(root, 'examples/operations'), schema);
  await rm(folder, { recursive: true, force: true });
  const { outputs, app, reference, icon } = await bundle(root, operations);
  const explorerPage = Page({ title: 'Causeway Explorer', icon, ...app });
  const referencePage = Page({
    ...{ title: 'Causeway schema reference', icon, ...reference },
    children: ReferencePage({ schema }),
  });
  await writeSite(folder, {
    pages: {
      'index.html': `<!doctype html>${renderToStaticMarkup(explorerPage)}`,
      'reference.html': `<!doctype html>${renderToStaticMarkup(referencePage)}`,
    },
    assets: outputs,
    operations,
  });
}
