import { readFileSync } from 'node:fs';
import { urlOf } from './embedded/dev-token.js';
import { StartFailure } from './platform/base/start-failure.js';
import { loadAddress } from './platform/config/config.js';
import { misuse } from './platform/process/command-line.js';

/**
 * Where a command finds the server: the option `--url`, otherwise PORT and HOST. Ends the command on a wrong URL.
 * @param usage of the command
 */
export function serverUrl(usage: string, option: string | undefined): string {
  const url = (option ?? urlOf(loadAddress())).replace(/\/+$/, '');
  if (/^https?:\/\/[^/]/.test(url) && URL.canParse(url)) return url;
  return misuse(usage, `${url} is not an http URL.`);
}

interface Secret {
  /** What it is, e.g. `API key`. */
  readonly what: string;
  /** The file that an option names; undefined without the option. */
  readonly file: string | undefined;
  /** Reads the environment. */
  readonly load: () => string | null;
  /** How to give it, as a clause. */
  readonly advice: string;
}

/** @throws StartFailure if it is missing, or cannot be in a header, which fetch would print in its error */
export function secretOf({ what, file, load, advice }: Secret): string {
  const secret = file === undefined ? load() : textOf(file);
  if (!secret) throw new StartFailure(`The ${what} is missing: ${advice}.`);
  if (!/^[\x21-\x7e]+$/.test(secret))
    throw new StartFailure(`The ${what} contains characters that none has.`);
  return secret;
}

function textOf(name: string): string {
  try {
    return readFileSync(name, 'utf8').trim();
  } catch (cause) {
    throw new StartFailure(`${name} cannot be read.`, { cause });
  }
}
