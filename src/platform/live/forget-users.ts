import { Injectable, type OnModuleInit } from '@nestjs/common';
import { USER_CHANGED, Users } from '../auth/authenticator.js';
import { JobRegistry } from '../jobs/job-registry.js';
import { LiveBus } from './live-bus.js';

/** Drops changed users from this process's cache, or all if events may have been missed. */
@Injectable()
export class ForgetUsers implements OnModuleInit {
  constructor(
    private readonly users: Users,
    private readonly bus: LiveBus,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.liveOnly(USER_CHANGED);
    this.bus.on(
      USER_CHANGED,
      (userId) => this.users.forget(userId),
      () => this.users.forget(),
    );
  }
}
