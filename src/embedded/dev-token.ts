import { z } from 'zod';
import { codeOf } from '../platform/base/error-code.js';
import { EmbeddedStartError } from './start-error.js';

const answer = z.union([
  z.object({ token: z.string() }),
  z.object({ error: z.object({ message: z.string() }) }),
  z.object({ status: z.string(), progress: z.string().nullable() }),
]);

/** Wildcard addresses are reached from this machine by its loopback address. */
const LOOPBACK: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]', '::1': '[::1]' };

interface Address {
  readonly host: string;
  readonly port: number;
}

export const urlOf = ({ host, port }: Address): string => `http://${LOOPBACK[host] ?? host}:${port}`;

/**
 * Gets a token from the running embedded default.
 * @throws EmbeddedStartError if it is not running, or has no such user
 */
export async function fetchToken(address: Address, email: string): Promise<string> {
  const url = urlOf(address);
  const parsed = answer.safeParse(await ask(url, email));
  if (!parsed.success) throw new EmbeddedStartError(`The server at ${url} is not an embedded Causeway.`);
  if ('error' in parsed.data) throw new EmbeddedStartError(parsed.data.error.message);
  if ('status' in parsed.data) {
    const { status, progress } = parsed.data;
    throw new EmbeddedStartError(
      `Causeway at ${url} is still ${status}${progress === null ? '' : ` (${progress})`}; try again in a moment.`,
    );
  }
  return parsed.data.token;
}

async function ask(url: string, email: string): Promise<unknown> {
  try {
    const response = await fetch(`${url}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
      signal: AbortSignal.timeout(10_000),
    });
    return await response.json().catch(() => null);
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new EmbeddedStartError(
      `Causeway is not running at ${url} (${codeOf(cause)}); start it with npm start, or set PORT to its port.`,
      { cause: error },
    );
  }
}
