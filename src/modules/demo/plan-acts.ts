import { type LocalDate, addDays } from '../../kernel/local-date.js';
import type { DemoClient } from './demo-client.js';
import type { LogArc, ReplanArcs } from './domain/arc.js';
import { MANAGER } from './domain/people.js';
import type { StartedEngagement } from './engagement-acts.js';
import * as operations from './operations.js';

interface Versioned {
  readonly id: string;
  readonly code: string;
  readonly version: number;
}

/** Changes to the plan, holds and corrections of one engagement, each with the right permissions. */
export class PlanActs {
  constructor(
    private readonly client: DemoClient,
    private readonly engagement: StartedEngagement,
    /** Team member who works on it. */
    private readonly author: string,
  ) {}

  async hold(reason: string, expectedResumeOn: LocalDate): Promise<void> {
    const input = { engagementId: this.engagement.id, expectedResumeOn, reason };
    await this.client.run(MANAGER, operations.HOLD, { input });
  }

  async resume(): Promise<void> {
    await this.client.run(MANAGER, operations.RESUME, { input: { engagementId: this.engagement.id } });
  }

  async takeBaseline({ name, reason }: NonNullable<ReplanArcs['rebaselined']>): Promise<void> {
    const input = { engagementId: this.engagement.id, name, reason };
    await this.client.run(MANAGER, operations.TAKE_BASELINE, { input });
  }

  async reschedule(
    { code, notBeforeIn, reason }: NonNullable<ReplanArcs['rescheduled']>,
    presentOn: LocalDate,
  ): Promise<void> {
    const { id: milestoneId, version: expectedVersion } = await this.milestone(code);
    const input = { milestoneId, expectedVersion, notBeforeOn: addDays(presentOn, notBeforeIn), reason };
    await this.client.run(this.author, operations.RESCHEDULE, { input });
  }

  /** Also reopens the milestone to be redone. */
  async returnToStage({ to, reopens, reason }: NonNullable<ReplanArcs['returned']>): Promise<void> {
    const back = { engagementId: this.engagement.id, to, reason };
    await this.client.run(this.author, operations.RETURN, { input: back });
    const { id: milestoneId, version: expectedVersion } = await this.milestone(reopens);
    const again = { milestoneId, expectedVersion, status: 'IN_PROGRESS' };
    await this.client.run(this.author, operations.UPDATE_MILESTONE, { input: again });
  }

  /** @returns the entry, to correct it later */
  async log({ kind, text, minutes }: Pick<LogArc, 'kind' | 'text' | 'minutes'>): Promise<Versioned> {
    const input = { engagementId: this.engagement.id, kind, text, minutes };
    const { entry } = await this.client.run<{ entry: Versioned }>(this.author, operations.LOG, { input });
    return entry;
  }

  async correct(entry: Versioned, { minutes, reason }: NonNullable<LogArc['corrected']>): Promise<void> {
    const input = { entryId: entry.id, expectedVersion: entry.version, minutes, reason };
    await this.client.run(this.author, operations.CORRECT, { input });
  }

  /** Reads it each time, because every change increments its version. */
  private async milestone(code: string): Promise<Versioned> {
    const { milestones } = await this.client.run<{ milestones: Versioned[] }>(
      this.author,
      operations.MILESTONES,
      { key: this.engagement.key },
    );
    return milestones.find((each) => each.code === code)!;
  }
}
