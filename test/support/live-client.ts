import { EventEmitter, once } from 'node:events';
import { WebSocket } from 'ws';
import { toTypeId } from '../../src/kernel/ids.js';
import type { Json } from './app.js';
import { until } from './until.js';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: Json;
}

/** Refers to an engagement, by ID and by key, that does not exist. */
const NOWHERE = { id: toTypeId('engagement', '01900000-0000-7000-8000-00000000dead'), key: 'ENG-0' };

/** A client of graphql-transport-ws that can also violate the protocol. */
export class LiveClient {
  /** All messages from the server, in order. */
  readonly messages: Message[] = [];
  closed: { code: number; reason: string } | null = null;
  private readonly heard = new EventEmitter();
  private ids = 0;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.messages.push(JSON.parse((data as Buffer).toString()) as Message);
      this.heard.emit('any');
    });
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
      this.heard.emit('any');
    });
  }

  /** @param url of the process, as http://127.0.0.1:4000 */
  static async open(
    url: string,
    protocol = 'graphql-transport-ws',
    path = '/graphql',
    options: { readonly origin?: string } = {},
  ): Promise<LiveClient> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, protocol, options);
    const client = new LiveClient(socket);
    await once(socket, 'open');
    return client;
  }

  static async signedIn(url: string, token: string): Promise<LiveClient> {
    const client = await LiveClient.open(url);
    client.send({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } });
    await client.has(({ type }) => type === 'connection_ack');
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** @returns the subscription's ID */
  subscribe(query: string, variables: object = {}): string {
    const id = `s${(this.ids += 1)}`;
    this.send({ type: 'subscribe', id, payload: { query, variables } });
    return id;
  }

  /**
   * Subscribes and waits until the server has subscribed. The protocol does not tell, but a later subscription to something
   * that does not exist takes the same path plus one read before it is rejected.
   */
  async following(query: string, variables: object = {}): Promise<string> {
    const id = this.subscribe(query, variables);
    for (let turn = 0; turn < 2; turn += 1) await this.refusal(this.subscribe(query, NOWHERE));
    return id;
  }

  /** The messages for a subscription. */
  of(id: string): Message[] {
    return this.messages.filter((message) => message.id === id);
  }

  /** The results delivered to a subscription. */
  results(id: string): Json[] {
    return this.of(id)
      .filter(({ type }) => type === 'next')
      .map(({ payload }) => payload);
  }

  /** @returns the code of the error that ended a subscription, whatever message carried it */
  async refusal(id: string): Promise<string> {
    await until(() => this.of(id).some(({ type }) => type === 'error' || type === 'complete'));
    const [first] = this.of(id);
    const errors = first?.type === 'error' ? first.payload : first?.payload?.errors;
    return errors?.[0]?.extensions?.code ?? `none: ${JSON.stringify(this.of(id))}`;
  }

  has(wanted: (message: Message) => boolean): Promise<void> {
    return until(() => {
      if (this.closed) throw new Error(`Closed with ${this.closed.code} ${this.closed.reason}`);
      return this.messages.some(wanted);
    });
  }

  async delivered(id: string, results: number): Promise<Json[]> {
    await until(() => this.results(id).length >= results);
    return this.results(id);
  }

  async closeCode(): Promise<number> {
    await until(() => this.closed !== null);
    return this.closed!.code;
  }

  close(): void {
    this.socket.terminate();
  }
}
