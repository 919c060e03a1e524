import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { DATABASE, LOGINS } from './logins.js';
import { readOrCreatePrivate } from './private-file.js';

const passwordsSchema = z.object({
  postgres: z.string(),
  owner: z.string(),
  app: z.string(),
  portal: z.string(),
});

/** Random passwords of the logins, generated once per data folder and readable by its owner only. */
export type Passwords = Readonly<z.output<typeof passwordsSchema>>;

export async function passwordsOf(dataDir: string): Promise<Passwords> {
  const text = await readOrCreatePrivate(path.join(dataDir, 'passwords.json'), () =>
    JSON.stringify(newPasswords()),
  );
  return passwordsSchema.parse(JSON.parse(text));
}

const newPassword = () => randomBytes(24).toString('base64url');

function newPasswords(): Passwords {
  return { postgres: newPassword(), owner: newPassword(), app: newPassword(), portal: newPassword() };
}

export type Urls = ReturnType<typeof urlsFor>;

/** Connection strings of the superuser (database `postgres`) and of the three logins (database `causeway`). */
export function urlsFor(port: number, { postgres, owner, app, portal }: Passwords) {
  const url = (login: string, password: string, database: string) =>
    `postgres://${login}:${password}@127.0.0.1:${port}/${database}`;
  return {
    superUrl: url('postgres', postgres, 'postgres'),
    ownerUrl: url(LOGINS.owner, owner, DATABASE),
    appUrl: url(LOGINS.app, app, DATABASE),
    portalUrl: url(LOGINS.portal, portal, DATABASE),
  };
}
