import { type AddressInfo, createServer } from 'node:net';
import { codeOf } from '../base/error-code.js';
import { StartFailure } from '../base/start-failure.js';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Checks, before anything else is started, that the process can listen.
 * @returns the port; for 0, a free one
 * @throws StartFailure if another program uses the port, or the address does not belong to this machine
 */
export function claimPort({ host, port }: Address, variable: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) =>
      reject(new StartFailure(portComplaint(cause, { host, port }, variable), { cause })),
    );
    probe.listen({ host, port }, () => {
      const claimed = probe.address() as AddressInfo;
      probe.close(() => resolve(claimed.port));
    });
  });
}

/** Why the process cannot listen there, and what to do about it. */
export function portComplaint(cause: unknown, { host, port }: Address, variable = 'PORT'): string {
  const code = codeOf(cause);
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use; stop the program that uses it, or set ${variable} to a free port.`;
    case 'EACCES':
      return `This user cannot listen on port ${port}; set ${variable} to one above 1023.`;
    default:
      return `Cannot listen on ${host}, port ${port} (${code}); set HOST to an address of this machine.`;
  }
}
