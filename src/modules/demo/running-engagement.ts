import type { EngagementStage, Environment, MilestoneStatus, Party, Visibility } from '../../kernel/enums.js';
import { type LocalDate, localDay } from '../../kernel/local-date.js';
import { workingCalendar } from '../../kernel/working-days.js';
import { MANAGER, type World } from './build-world.js';
import type { DemoClient } from './demo-client.js';
import { type Story, PEOPLE } from './domain/world.js';
import { ADVANCE, COMPLETE_MINE, LOG, REGISTER, START, STATE } from './operations.js';

interface Milestone {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly stage: EngagementStage;
  readonly party: Party;
  readonly status: MilestoneStatus;
  readonly visibility: Visibility;
  readonly required: boolean;
  readonly durationDays: number;
  readonly forecastStartOn: LocalDate | null;
  readonly startedOn: LocalDate | null;
}

interface State {
  readonly stage: EngagementStage;
  readonly milestones: readonly Milestone[];
}

/** Whoever finishes these has issued credentials. */
const CREDENTIALS: Readonly<Record<string, Environment>> = {
  'SANDBOX-ACCESS': 'SANDBOX',
  'PRODUCTION-ACCESS': 'PRODUCTION',
};

const CALENDAR = workingCalendar([]);

/** One engagement of the demo world, worked on day by day as its story goes. */
export class RunningEngagement {
  /** Client ids by environment, with the UTC day on which each was issued. */
  readonly clients = new Map<Environment, { readonly clientId: string; readonly issuedOn: LocalDate }>();
  isLive = false;

  private constructor(
    private readonly client: DemoClient,
    private readonly world: World,
    readonly story: Story,
    private readonly id: string,
    private readonly key: string,
  ) {}

  static async start(
    client: DemoClient,
    world: World,
    story: Story,
    startOn: LocalDate,
  ): Promise<RunningEngagement> {
    const input = {
      partnerId: world.partners.get(story.partner),
      type: 'INTEGRATION',
      title: story.title,
      startOn,
      scope: story.products.map((slug) => ({ apiVersionId: world.products.get(slug)!.versionId })),
      leadId: world.engineers.get(story.lead),
    };
    const { engagement } = await client.run<{ engagement: { id: string; key: string } }>(MANAGER, START, {
      input,
    });
    return new RunningEngagement(client, world, story, engagement.id, engagement.key);
  }

  /** One working day: finish what is ripe, begin what may begin, and move on when the stage is done. */
  async work(today: LocalDate, now: Date, daysAgo: number): Promise<void> {
    const { stage, milestones } = await this.client.run<State>(MANAGER, STATE, { key: this.key });
    const ripe = milestones.filter((each) => this.isRipe(each, today, daysAgo));
    const begun = milestones.filter(
      (each) => each.status === 'NOT_STARTED' && (each.forecastStartOn ?? '9999') <= today,
    );
    if (begun.length + ripe.length === 0) return;
    for (const each of ripe) await this.issueCredential(each, now);
    const theirs = ripe.filter((each) => this.isPartnersOwn(each));
    for (const { code } of theirs)
      await this.client.run(this.partnerUser!.email, COMPLETE_MINE, { input: { key: this.key, code } });
    await this.log(
      begun,
      ripe.filter((each) => !theirs.includes(each)),
    );
    this.isLive ||= ripe.some((each) => each.code === 'GO-LIVE');
    await this.advance(
      stage,
      milestones.filter((each) => !ripe.includes(each)),
    );
  }

  private isRipe(
    { status, startedOn, durationDays, code, party }: Milestone,
    today: LocalDate,
    daysAgo: number,
  ): boolean {
    if (status !== 'IN_PROGRESS' || startedOn === null || code === this.story.stuckOn) return false;
    if (party === 'PARTNER' && daysAgo < (this.story.quietSinceDaysAgo ?? 0)) return false;
    return CALENDAR.workingDaysBetween(startedOn, today) + 1 >= Math.ceil(durationDays * this.story.pace);
  }

  private isPartnersOwn({ party, visibility }: Milestone): boolean {
    return party === 'PARTNER' && visibility === 'PARTNER' && this.partnerUser !== undefined;
  }

  private get partnerUser() {
    return PEOPLE.find((person) => person.partner === this.story.partner);
  }

  private async log(begun: readonly Milestone[], done: readonly Milestone[]): Promise<void> {
    if (begun.length + done.length === 0) return;
    const said = [...done.map(({ title }) => `${title}.`), ...begun.map(({ title }) => `Begun: ${title}.`)];
    const input = {
      engagementId: this.id,
      kind: done.length > 0 ? 'DELIVERY' : 'NOTE',
      text: said.join(' '),
      minutes: 30 * (begun.length + 2 * done.length),
      visibility: 'PARTNER',
      startMilestoneIds: begun.map(({ id }) => id),
      completeMilestoneIds: done.map(({ id }) => id),
    };
    const isUser = PEOPLE.some((person) => person.email === this.story.lead);
    await this.client.run(isUser ? this.story.lead : MANAGER, LOG, { input });
  }

  private async advance(stage: EngagementStage, left: readonly Milestone[]): Promise<void> {
    const open = left.some((each) => each.stage === stage && each.required && each.status !== 'DONE');
    if (open || stage === 'ADOPTION') return;
    await this.client.run(MANAGER, ADVANCE, { input: { engagementId: this.id, from: stage } });
  }

  private async issueCredential({ code }: Milestone, now: Date): Promise<void> {
    const environment = CREDENTIALS[code];
    if (!environment) return;
    const clientId = `${this.key.toLowerCase()}-${environment === 'SANDBOX' ? 'test' : 'live'}`;
    const input = {
      partnerId: this.world.partners.get(this.story.partner),
      name: `${this.story.title} (${environment === 'SANDBOX' ? 'test' : 'live'})`,
      apiProductIds: this.story.products.map((slug) => this.world.products.get(slug)!.id),
      credentials: [{ environment, clientId, issuedAt: now }],
    };
    await this.client.run(MANAGER, REGISTER, { input });
    this.clients.set(environment, { clientId, issuedOn: localDay(now, 'UTC') });
  }
}
