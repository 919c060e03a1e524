import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Passwords, urlsFor } from '../../src/embedded/passwords.js';

/** The URLs for a test to connect to the PostgreSQL of a running embedded default. */
export function embeddedUrls(dataDir: string): ReturnType<typeof urlsFor> {
  const [, , , port] = readFileSync(path.join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n');
  const passwords = JSON.parse(readFileSync(path.join(dataDir, 'passwords.json'), 'utf8')) as Passwords;
  return urlsFor(Number(port), passwords);
}
