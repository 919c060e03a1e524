type Headers = Readonly<Record<string, string>>;

/** A server on a port of this machine that returns JSON. */
export class Served {
  constructor(readonly port: number) {}

  async request(route: string, { headers, ...init }: RequestInit & { headers?: Headers } = {}) {
    const response = await fetch(`http://127.0.0.1:${this.port}${route}`, { ...init, headers });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  /** POSTs JSON like a program on this machine. */
  post(route: string, body: unknown, headers: Headers = {}) {
    return this.request(route, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }
}
