import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cluster } from './cluster.js';

/** The same file of this run's build. */
export const DESCRIPTION_THREAD = pathToFileURL(
  path.join(cluster.build, 'src/modules/catalog/describe/description.thread.js'),
);
