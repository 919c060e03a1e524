import type { EngagementStage, Environment } from '../../kernel/enums.js';
import { type LocalDate, addDays } from '../../kernel/local-date.js';
import { lowerAscii } from '../../kernel/text.js';
import { isShownToPartner } from '../../kernel/enums.js';
import type { World } from './build-world.js';
import type { DemoClient } from './demo-client.js';
import type { Arc, BlockerArc } from './domain/arc.js';
import type { CourseDay, PlannedMilestone } from './domain/course.js';
import { COMPLIANCE, MANAGER, partnerUserOf } from './domain/people.js';
import type { Story } from './domain/stories.js';
import * as operations from './operations.js';

export interface StartedEngagement {
  readonly id: string;
  readonly key: string;
  readonly milestones: readonly PlannedMilestone[];
}

const YEAR_DAYS = 365;

/** Actions of people on one engagement, each with their own permissions. */
export class EngagementActs {
  private constructor(
    private readonly client: DemoClient,
    private readonly world: World,
    private readonly story: Story,
    readonly engagement: StartedEngagement,
  ) {}

  static async start(
    client: DemoClient,
    world: World,
    story: Story,
    startOn: LocalDate,
  ): Promise<EngagementActs> {
    const input = {
      ...{ partnerId: world.partners.get(story.partner), type: story.type, title: story.title, startOn },
      scope: story.products.map((slug) => ({ apiVersionId: world.products.get(slug)!.versionId })),
      leadId: world.engineers.get(story.lead),
      playbookId: story.arc.isProvedByTraffic ? world.trafficPlaybookId : null,
    };
    const { engagement } = await client.run<{ engagement: StartedEngagement }>(MANAGER, operations.START, {
      input,
    });
    return new EngagementActs(client, world, story, engagement);
  }

  /**
   * Reviewers log COMPLIANCE milestones, the team all others.
   * @param mostMinutes upper limit of the minutes logged
   */
  async log({ day, started, done }: CourseDay, mostMinutes: number): Promise<void> {
    const [theirs, ours] = [isCompliances, (each: PlannedMilestone) => !isCompliances(each)];
    await this.logAs(
      this.story.lead,
      { day, started: started.filter(ours), done: done.filter(ours) },
      mostMinutes,
    );
    await this.logAs(
      COMPLIANCE,
      { day, started: started.filter(theirs), done: done.filter(theirs) },
      mostMinutes,
    );
  }

  private async logAs(author: string, { day, started, done }: CourseDay, mostMinutes: number): Promise<void> {
    const news = [...done, ...started.filter((each) => !done.includes(each))];
    if (news.length === 0) return;
    const visible = news.filter(isShownToPartner);
    const visibility = visible.length > 0 ? 'PARTNER' : 'INTERNAL';
    // What the partner reads must not mention milestones that the partner cannot see.
    const logged = visible.length > 0 ? visible : news;
    const said = logged.map((each) => (done.includes(each) ? `${each.title}.` : `Begun: ${each.title}.`));
    const isDelivery = author !== COMPLIANCE && done.length > 0;
    await this.by(author, operations.LOG, {
      ...{ kind: isDelivery ? 'DELIVERY' : 'NOTE', text: said.join(' '), day, visibility },
      minutes: Math.min(mostMinutes, 60 * (1 + started.length + 2 * done.length)),
      startMilestoneIds: started.map(({ id }) => id),
      completeMilestoneIds: done.map(({ id }) => id),
    });
  }

  async completeAsPartner({ code }: PlannedMilestone, completedOn: LocalDate): Promise<void> {
    await this.byPartner(operations.COMPLETE_MINE, { code, completedOn });
  }

  /** @returns the new stage */
  async advance(from: EngagementStage): Promise<EngagementStage> {
    const input = { engagementId: this.engagement.id, from };
    const answer = await this.client.run<{ engagement: { stage: EngagementStage } }>(
      MANAGER,
      operations.ADVANCE,
      {
        input,
      },
    );
    return answer.engagement.stage;
  }

  /** @returns the client id */
  async issueCredential(environment: Environment, day: LocalDate, now: Date): Promise<string> {
    const kind = environment === 'SANDBOX' ? 'test' : 'live';
    const clientId = `${lowerAscii(this.engagement.key)}-${kind}`;
    const issuedAt = new Date(Math.min(Date.parse(`${day}T13:00:00Z`), now.getTime()));
    const expiresAt = `${addDays(day, YEAR_DAYS)}T00:00:00Z`;
    const input = {
      ...{ partnerId: this.world.partners.get(this.story.partner), name: `${this.story.title} (${kind})` },
      apiProductIds: this.story.products.map((slug) => this.world.products.get(slug)!.id),
      credentials: [{ environment, clientId, issuedAt, expiresAt }],
    };
    await this.client.run(MANAGER, operations.REGISTER, { input });
    return clientId;
  }

  /** @returns id of the blocker */
  async raiseBlocker(arc: BlockerArc, milestoneId: string | null, today: LocalDate): Promise<string> {
    const { severity, party, reason, promisedIn } = arc;
    const commitmentOn = promisedIn === undefined ? null : addDays(today, promisedIn);
    const input = { severity, party, reason, milestoneId, commitmentOn, visibility: 'PARTNER' };
    const answer = await this.byTeam<{ blocker: { id: string } }>(operations.RAISE_BLOCKER, input);
    return answer.blocker.id;
  }

  async resolveBlocker(blockerId: string): Promise<void> {
    const resolution = 'Mended by whose turn it was, and tried again together.';
    await this.client.run(this.story.lead, operations.RESOLVE_BLOCKER, { input: { blockerId, resolution } });
  }

  async passBall({ to, reason }: NonNullable<Arc['ball']>): Promise<void> {
    await this.byTeam(operations.PASS_BALL, { to, reason });
  }

  async givePulse({ rating, comment }: NonNullable<Arc['pulse']>): Promise<void> {
    await this.byPartner(operations.GIVE_PULSE, { rating, comment });
  }

  async close({ outcome, reason }: NonNullable<Arc['closed']>): Promise<void> {
    const input = { engagementId: this.engagement.id, outcome, reason };
    await this.client.run(MANAGER, operations.CLOSE, { input });
  }

  private byTeam<T>(operation: string, input: object): Promise<T> {
    return this.by<T>(this.story.lead, operation, input);
  }

  private by<T>(author: string, operation: string, input: object): Promise<T> {
    return this.client.run<T>(author, operation, { input: { engagementId: this.engagement.id, ...input } });
  }

  private byPartner<T>(operation: string, input: object): Promise<T> {
    const { email } = partnerUserOf(this.story.partner);
    return this.client.run<T>(email, operation, { input: { key: this.engagement.key, ...input } });
  }
}

function isCompliances({ party }: PlannedMilestone): boolean {
  return party === 'COMPLIANCE';
}
