import { Redis } from 'ioredis';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './process.js';
import { until } from './until.js';

/** A test's own redis-server, which it may kill. */
export class RedisServer {
  private child: ChildProcess | undefined;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'causeway-redis-'));

  private constructor(
    readonly port: number,
    private readonly settings: readonly string[],
    private readonly password: string | undefined,
  ) {}

  /** @param password that the settings ask for */
  static async start(settings: readonly string[] = [], password?: string): Promise<RedisServer> {
    const redis = new RedisServer(await freePort(), settings, password);
    await redis.startEmpty();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts on the same port, empty. */
  async startEmpty(): Promise<void> {
    const settings = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const args = [...settings, ...this.settings, '--dir', this.folder];
    this.child = spawn('redis-server', args, { stdio: 'ignore' });
    const failed = new Promise<never>((_resolve, reject) => this.child!.once('error', reject));
    await Promise.race([failed, until(() => this.accepts())]);
  }

  /** Sends one command, over a connection of its own. */
  async call(command: string, ...args: readonly (string | number)[]): Promise<unknown> {
    const redis = new Redis(this.url, {
      ...(this.password === undefined ? {} : { password: this.password }),
      retryStrategy: () => null,
      lazyConnect: true,
    });
    redis.on('error', () => undefined);
    try {
      return await redis.call(command, ...args);
    } finally {
      redis.disconnect();
    }
  }

  async kill9(): Promise<void> {
    const gone = new Promise((resolve) => this.child!.once('exit', resolve));
    this.child!.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    await this.kill9();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private accepts(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
      socket.once('error', () => resolve(false));
    });
  }
}
