// Builds the console into a folder, with the compressed forms and the list of files that the server may send.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../dist/console'));
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

// Whatever the caller runs as, people get the libraries without their checks for developers.
process.env.NODE_ENV = 'production';
rmSync(path.join(folder, 'assets'), { recursive: true, force: true });
await build({
  configFile: path.join(import.meta.dirname, 'vite.config.ts'),
  logLevel: 'warn',
  build: { outDir: folder },
});

const names = ['index.html', ...readdirSync(path.join(folder, 'assets')).map((name) => `assets/${name}`)];
const files = names.map((name) => {
  const content = readFileSync(path.join(folder, name));
  writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(content, QUALITY));
  writeFileSync(path.join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  const type = TYPES[path.extname(name)];
  if (type === undefined) throw new Error(`${name} is of no type that the server sends.`);
  return {
    name,
    kind: name === 'index.html' ? 'page' : 'asset',
    type,
    hash: createHash('sha256').update(content).digest('hex').slice(0, 32),
  };
});
writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ files }));
