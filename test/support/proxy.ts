import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

export interface Proxy {
  readonly url: (target: string) => string;
  /** Cuts every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Accepts connections and bytes, and passes nothing on. */
  hang(): void;
  /** Passes everything on again. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** A proxy between an app and its PostgreSQL, so that a test can take the database away and bring it back. */
export async function proxyTo(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let hangs = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => (sockets.delete(socket), near.destroy(), far.destroy()));
    }
    near.on('data', (bytes) => void (hangs || far.write(bytes)));
    far.on('data', (bytes) => void (hangs || near.write(bytes)));
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const cut = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  return {
    url: (original) => original.replace(`:${port}/`, `:${own}/`),
    cut,
    hang: () => void (hangs = true),
    restore: async () => {
      hangs = false;
      for (const socket of sockets) socket.destroy();
      if (!server.listening) await listen(own);
    },
    close: cut,
  };
}
