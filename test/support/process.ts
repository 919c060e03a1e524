import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { cluster } from './cluster.js';
import { Served } from './served.js';

type Env = Readonly<Record<string, string>>;

/** The processes of the running test file; its environment kills those that are left at the end. */
const running = new Set<ChildProcess>();
Object.assign(globalThis, { killWhatRuns: () => running.forEach((child) => child.kill('SIGKILL')) });

/** A real process of the compiled product. */
export class Causeway extends Served {
  private text = { stdout: '', stderr: '' };
  private readonly ended: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    port: number,
  ) {
    super(port);
    child.stdout!.on('data', (chunk: Buffer) => (this.text.stdout += chunk.toString()));
    child.stderr!.on('data', (chunk: Buffer) => (this.text.stderr += chunk.toString()));
    running.add(child);
    this.ended = new Promise((resolve) => child.on('close', resolve));
    void this.ended.then(() => running.delete(child));
  }

  /** Starts `node src/<script>.js` with only these variables and its own port. */
  static spawn(env: Env, script = 'main', args: readonly string[] = []): Causeway {
    const port = env['PORT'] ?? '0';
    const variables = { PATH: process.env['PATH'] ?? '', PORT: port, METRICS_PORT: 'off', ...env };
    const file = path.join(cluster.build, `src/${script}.js`);
    return new Causeway(spawn(process.execPath, [file, ...args], { env: variables }), Number(port));
  }

  /** Runs a package.json command by name, with this run's build in place of `dist`. */
  static command(name: string, env: Env, args: readonly string[] = []): Causeway {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const line = `${scripts[name]} "$@"`.replace('dist/', `${cluster.build}/`);
    const variables = { PATH: process.env['PATH'] ?? '', ...env };
    return new Causeway(
      spawn('sh', ['-c', line, name, ...args], { env: variables }),
      Number(env['PORT'] ?? 0),
    );
  }

  static async startCommand(name: string, env: Env): Promise<Causeway> {
    const ports = { PORT: String(await freePort()), METRICS_PORT: String(await freePort()) };
    const causeway = Causeway.command(name, { ...ports, ...env });
    await causeway.prints(/"listening"/);
    return causeway;
  }

  static async start(env: Env): Promise<Causeway> {
    const causeway = Causeway.spawn({ PORT: String(await freePort()), ...env });
    await causeway.prints(/is running at|"listening"/);
    return causeway;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }
  get stdout(): string {
    return this.text.stdout;
  }
  get stderr(): string {
    return this.text.stderr;
  }

  /** @throws Error with all output if the process ends, or the time is up, before it prints this */
  async prints(expected: RegExp, withinMs = 240_000): Promise<void> {
    const deadline = Date.now() + withinMs;
    let over = false;
    void this.ended.then(() => (over = true));
    while (!expected.test(this.stdout)) {
      if (over || Date.now() > deadline)
        throw new Error(`Never printed ${expected}: ${this.stdout}${this.stderr}`);
      await new Promise((wake) => setTimeout(wake, 10));
    }
  }

  /** Writes all of its standard input. */
  type(text: string): void {
    this.child.stdin!.end(text);
  }

  /** @returns the exit code, null if a signal ended the process, once its output is complete */
  exit(): Promise<number | null> {
    return this.ended;
  }

  /** @returns the exit code: 0 if the process ended by itself, 1 if its own deadline ended it */
  async signal(name: NodeJS.Signals): Promise<{ code: number | null }> {
    this.child.kill(name);
    return { code: await this.ended };
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The postmasters that have this data folder open: a child just forked also has its command line for a moment. */
export function postgresOf(dataDir: string): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandLine(name).includes(`-D\0${dataDir}`))
    .map(Number);
  return all.filter((pid) => !all.includes(parentOf(pid)));
}

/** @returns 0 for a process that is gone */
function parentOf(pid: number): number {
  const status = readProc(pid, 'status');
  return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0);
}

const commandLine = (pid: string): string => readProc(pid, 'cmdline');

function readProc(pid: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
