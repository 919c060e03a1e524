import {
  Body,
  ConflictException,
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Post,
  UseGuards,
} from '@nestjs/common';
import { z } from 'zod';
import { AppError } from '../kernel/errors.js';
import { lowerAscii, trimmed } from '../kernel/text.js';
import { Public } from '../platform/auth/allow.js';
import { CLOCK_INSTANT, clockInstant } from '../platform/base/clock-instant.js';
import { RUNTIME } from '../platform/base/runtime.js';
import { Pools } from '../platform/database/pools.js';
import { Drain, DrainTimeout } from '../platform/jobs/drain.js';
import { namesOf, peopleOf } from './dev-people.js';
import type { AppRuntime, DevTools } from './dev-tools.js';
import { LocalOnly } from './local-only.guard.js';

const tokenBody = z.object({ email: z.string().min(1).max(320) });
const clockBody = z.object({ now: clockInstant });

/** Sign-in without a password and a settable clock, for this machine only. */
@Controller('dev')
@UseGuards(LocalOnly)
export class DevController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: AppRuntime,
    private readonly pools: Pools,
    private readonly work: Drain,
  ) {}

  @Public()
  @Get('oidc/.well-known/openid-configuration')
  discovery() {
    return this.dev.issuer.discovery;
  }

  @Public()
  @Get('oidc/.well-known/jwks.json')
  keys() {
    return this.dev.issuer.jwks;
  }

  /** The users in the explorer's user picker. */
  @Public()
  @Get('people')
  async people(): Promise<{ people: { email: string; name: string; role: string }[] }> {
    const people = await peopleOf(this.pools.staff);
    return { people: people.map(({ email, name, role }) => ({ email, name, role })) };
  }

  @Public()
  @Post('token')
  @HttpCode(200)
  async token(@Body() body: unknown): Promise<{ token: string }> {
    const { email } = parsed(tokenBody, body, '{"email": "manager@causeway.example"}');
    const people = await peopleOf(this.pools.staff);
    const user = people.find((person) => person.email === lowerAscii(trimmed(email)));
    if (!user) throw new NotFoundException(`There is no user ${email}; known users: ${namesOf(people)}.`);
    return {
      token: await this.dev.issuer.sign({
        sub: user.subject ?? `dev|${user.id}`,
        email: user.email,
        name: user.name,
      }),
    };
  }

  @Public()
  @Post('clock')
  @HttpCode(200)
  clock(@Body() body: unknown): { now: string } {
    const { now: instant } = parsed(clockBody, body, `{"now": "…"}, ${CLOCK_INSTANT}`);
    const { clock } = this.runtime;
    if (!this.dev.settableClock)
      throw new ConflictException(
        'The clock shows real time; start with CAUSEWAY_CLOCK=<instant> to be able to set it.',
      );
    if (instant < clock.now())
      throw new ConflictException(
        `The clock is at ${clock.now().toISOString()} and can only be moved forward.`,
      );
    clock.pin(instant);
    return { now: clock.now().toISOString() };
  }

  /** After the clock moved far, there may be more work than one request can wait for. */
  @Public()
  @Post('drain')
  @HttpCode(200)
  async drain(): Promise<{ drained: true }> {
    await this.work.settle().catch((error: unknown) => {
      throw error instanceof DrainTimeout
        ? new ConflictException(`${error.message} Work continues; drain again to wait for the rest.`)
        : error;
    });
    return { drained: true };
  }

  private get dev(): DevTools {
    return this.runtime.dev!;
  }
}

function parsed<T>(schema: z.ZodType<T>, body: unknown, example: string): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new AppError('BAD_USER_INPUT', `Send JSON, e.g. ${example}.`);
  return result.data;
}
