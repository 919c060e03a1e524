import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/allow.js';
import { wallClock } from '../clock/wall-clock.js';
import { Pools } from '../database/pools.js';
import { JobRegistry } from '../queue/job-registry.js';
import { Queues } from '../queue/queues.js';

const MAX_OUTBOX_LAG_SECONDS = 60;
const CHECK_TIMEOUT_MS = 3_000;

interface Check {
  readonly name: string;
  readonly run: () => Promise<Record<string, unknown> & { ok: boolean }>;
}

/** For load balancers and orchestrators: is the process alive, and can it serve? */
@Controller('health')
export class HealthCheckController {
  private readonly checks: readonly Check[] = [
    { name: 'database', run: () => this.database() },
    { name: 'queue', run: () => this.queue() },
    { name: 'outbox', run: () => this.outbox() },
  ];

  constructor(
    private readonly pools: Pools,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
  ) {}

  @Public()
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Record<string, unknown>> {
    const results = await Promise.all(
      this.checks.map(async ({ name, run }) => [name, await guarded(run)] as const),
    );
    const ok = results.every(([, result]) => result.ok);
    void reply.status(ok ? 200 : 503);
    return { status: ok ? 'ok' : 'unavailable', ...Object.fromEntries(results) };
  }

  private async database() {
    await Promise.all([this.pools.staff.query('select 1'), this.pools.portal.query('select 1')]);
    return { ok: true };
  }

  private async queue() {
    const queue = this.registry.queues()[0] ?? 'health';
    const counts = await this.queues.of(queue).getJobCounts('waiting', 'failed');
    return { ok: true, ...counts };
  }

  /** Events that wait long mean that no worker hands them over. */
  private async outbox() {
    const { rows } = await this.pools.staff.query<{ oldest: Date | null }>(
      'select min(recorded_at) as oldest from outbox where relayed_at is null',
    );
    const oldest = rows[0]?.oldest?.getTime();
    const lagSeconds = oldest === undefined ? 0 : Math.max(0, (wallClock().getTime() - oldest) / 1000);
    return { ok: lagSeconds <= MAX_OUTBOX_LAG_SECONDS, lagSeconds: Math.round(lagSeconds) };
  }
}

async function guarded(run: Check['run']): Promise<Record<string, unknown> & { ok: boolean }> {
  const timeout = new Promise<{ ok: boolean }>((resolve) => {
    setTimeout(() => resolve({ ok: false }), CHECK_TIMEOUT_MS).unref();
  });
  return Promise.race([run().catch(() => ({ ok: false })), timeout]);
}
