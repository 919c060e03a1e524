import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/allow.js';
import { Readiness, type Report } from './readiness.js';

/** For load balancers and orchestrators: is the process alive, and is it ready to serve? */
@Controller('health')
export class HealthCheckController {
  constructor(private readonly readiness: Readiness) {}

  @Public()
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Report> {
    const report = await this.readiness.report();
    void reply.status(report.status === 'ok' ? 200 : 503);
    return report;
  }
}
