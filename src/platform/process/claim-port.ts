import { type AddressInfo, createServer } from 'node:net';
import { codeOf } from '../base/error-code.js';
import { StartFailure } from '../base/start-failure.js';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Sees, before anything else is started, that the process will be able to listen.
 * @returns the port; for 0 a free one
 * @throws StartFailure if another program has it, or the address is none of this machine's
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

/** Why nothing can listen there, and what to do about it. */
export function portComplaint(cause: unknown, { host, port }: Address, variable = 'PORT'): string {
  const code = codeOf(cause);
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use; stop the program that uses it, or set ${variable} to a free port.`;
    case 'EACCES':
      return `This user cannot listen on port ${port}; set ${variable} to one above 1023.`;
    default:
      return `Nothing can listen on ${host}, port ${port} (${code}); set HOST to an address of this machine.`;
  }
}
