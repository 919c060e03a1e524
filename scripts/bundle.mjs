// Bundles the server of a build: node scripts/bundle.mjs FOLDER
import path from 'node:path';
import { bundleServer } from './bundle-server.mjs';

await bundleServer(path.resolve(process.argv[2]));
