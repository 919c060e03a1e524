import type { EngagementStage, Environment } from '../../kernel/enums.js';
import { type LocalDate, addDays } from '../../kernel/local-date.js';
import { workingCalendar } from '../../kernel/working-days.js';
import { MANAGER, type World } from './build-world.js';
import type { DemoClient } from './demo-client.js';
import type { BlockerArc } from './domain/arcs.js';
import { type CourseDay, type PlannedMilestone, courseOf, inWeeks } from './domain/course.js';
import { PEOPLE, partnerUserOf } from './domain/people.js';
import type { Story } from './domain/stories.js';
import * as operations from './operations.js';

export interface Scene {
  readonly client: DemoClient;
  readonly world: World;
  /** The world's last day. */
  readonly presentOn: LocalDate;
  /** The day on which the team took Causeway up; what lies before was entered on it, week by week. */
  readonly takenUpOn: LocalDate;
}

/** One thing that happens, on its day or, where that lies before the team took Causeway up, when it is entered. */
interface Move {
  readonly day: LocalDate;
  readonly act: (today: LocalDate, now: Date) => Promise<void>;
}

interface Started {
  readonly engagement: { readonly id: string; readonly key: string; readonly milestones: PlannedMilestone[] };
}

/** A client that calls the API. */
export interface DemoCaller {
  readonly clientId: string;
  readonly issuedOn: LocalDate;
}

const CALENDAR = workingCalendar([]);
/** The stages that are not entered without credentials. */
const CREDENTIALS: Partial<Readonly<Record<EngagementStage, Environment>>> = {
  DESIGN: 'SANDBOX',
  CERTIFICATION: 'PRODUCTION',
};
const YEAR_DAYS = 365;

/** One engagement of the demo world, which goes as its story tells. */
export class RunningEngagement {
  readonly callers = new Map<Environment, DemoCaller>();
  liveOn: LocalDate | null = null;
  private readonly moves: Move[];
  private readonly open: Set<PlannedMilestone>;
  private stage: EngagementStage = 'DISCOVERY';

  private constructor(
    private readonly scene: Scene,
    readonly story: Story,
    private readonly startedOn: LocalDate,
    private readonly engagement: Started['engagement'],
  ) {
    this.open = new Set(engagement.milestones.filter((each) => each.required));
    this.moves = [...this.workMoves(), ...this.otherMoves()].sort((one, other) =>
      one.day < other.day ? -1 : 1,
    );
  }

  static async start(scene: Scene, story: Story, startOn: LocalDate): Promise<RunningEngagement> {
    const { partners, products, engineers } = scene.world;
    const input = {
      ...{ partnerId: partners.get(story.partner), type: story.type, title: story.title, startOn },
      scope: story.products.map((slug) => ({ apiVersionId: products.get(slug)!.versionId })),
      leadId: engineers.get(story.lead),
    };
    const { engagement } = await scene.client.run<Started>(MANAGER, operations.START, { input });
    return new RunningEngagement(scene, story, startOn, engagement);
  }

  /** Does all that has come up by today. */
  async live(today: LocalDate, now: Date): Promise<void> {
    for (let next = this.moves[0]; next && next.day <= today; next = this.moves[0]) {
      this.moves.shift();
      await next.act(today, now);
    }
  }

  /** Whether anybody still works on it or calls for it. */
  isAwake(day: LocalDate): boolean {
    const until = this.until();
    return until === null || day < until;
  }

  private workMoves(): Move[] {
    const { story, startedOn } = this;
    const options = { arc: story.arc, startedOn, until: this.until(), calendar: CALENDAR };
    const course = inWeeks(courseOf(this.engagement.milestones, options), this.scene.takenUpOn);
    return course.map((each) => ({
      day: each.day,
      act: (today, now) => this.work(each, today, now),
    }));
  }

  private otherMoves(): Move[] {
    const { ball, pulse, closed, blockers = [] } = this.story.arc;
    const at = (daysAgo: number, act: Move['act']): Move => ({ day: this.dayAgo(daysAgo), act });
    return [
      ...blockers.map((blocker) => at(blocker.raisedDaysAgo, (today) => this.block(blocker, today))),
      ...(ball ? [at(ball.daysAgo, () => this.passBall(ball))] : []),
      ...(pulse ? [at(pulse.daysAgo, () => this.givePulse(pulse))] : []),
      ...(closed ? [at(closed.daysAgo, () => this.close(closed))] : []),
      // What would have been said before it began is never said.
    ].filter(({ day }) => day > this.startedOn);
  }

  private until(): LocalDate | null {
    const { quietSinceDaysAgo, closed } = this.story.arc;
    const ends = [quietSinceDaysAgo, closed?.daysAgo].filter((each) => each !== undefined);
    return ends.length === 0 ? null : this.dayAgo(Math.max(...ends));
  }

  private dayAgo(days: number): LocalDate {
    return CALENDAR.addWorkingDays(addDays(this.scene.presentOn, -days), 0);
  }

  /** Logs a day of work; what is the partner's and done today, its own user completes. */
  private async work({ day, begun, done }: CourseDay, today: LocalDate, now: Date): Promise<void> {
    const theirs =
      day === today ? done.filter((each) => each.party === 'PARTNER' && each.visibility === 'PARTNER') : [];
    for (const { code } of theirs)
      await this.run(partnerUserOf(this.story.partner).email, operations.COMPLETE_MINE, {
        ...{ key: this.engagement.key, code, completedOn: day },
      });
    await this.log(
      day,
      begun,
      done.filter((each) => !theirs.includes(each)),
    );
    for (const each of done) this.open.delete(each);
    if (done.some((each) => each.isGoLive)) this.liveOn = day;
    await this.advance(day, now);
  }

  private async log(
    day: LocalDate,
    begun: readonly PlannedMilestone[],
    done: readonly PlannedMilestone[],
  ): Promise<void> {
    if (begun.length + done.length === 0) return;
    const said = [...done.map(({ title }) => `${title}.`), ...begun.map(({ title }) => `Begun: ${title}.`)];
    await this.run(this.author, operations.LOG, {
      ...{ engagementId: this.engagement.id, kind: done.length > 0 ? 'DELIVERY' : 'NOTE' },
      ...{ text: said.join(' '), minutes: 30 * (begun.length + 2 * done.length), day, visibility: 'PARTNER' },
      startMilestoneIds: begun.map(({ id }) => id),
      completeMilestoneIds: done.map(({ id }) => id),
    });
  }

  /** Moves on as far as nothing required is left; a stage that needs credentials gets them first. */
  private async advance(day: LocalDate, now: Date): Promise<void> {
    while (this.stage !== 'ADOPTION' && ![...this.open].some((each) => each.stage === this.stage)) {
      const environment = CREDENTIALS[this.stage];
      if (environment) await this.issueCredential(environment, day, now);
      const input = { engagementId: this.engagement.id, from: this.stage };
      const { engagement } = await this.run<{ engagement: { stage: EngagementStage } }>(
        MANAGER,
        operations.ADVANCE,
        input,
      );
      this.stage = engagement.stage;
    }
  }

  private async issueCredential(environment: Environment, day: LocalDate, now: Date): Promise<void> {
    const { world } = this.scene;
    const kind = environment === 'SANDBOX' ? 'test' : 'live';
    const clientId = `${this.engagement.key.toLowerCase()}-${kind}`;
    const issuedAt = new Date(Math.min(Date.parse(`${day}T13:00:00Z`), now.getTime()));
    const expiresAt = `${addDays(day, YEAR_DAYS)}T00:00:00Z`;
    await this.run(MANAGER, operations.REGISTER, {
      ...{ partnerId: world.partners.get(this.story.partner), name: `${this.story.title} (${kind})` },
      apiProductIds: this.story.products.map((slug) => world.products.get(slug)!.id),
      credentials: [{ environment, clientId, issuedAt, expiresAt }],
    });
    this.callers.set(environment, { clientId, issuedOn: day });
  }

  private async block(arc: BlockerArc, today: LocalDate): Promise<void> {
    const { severity, party, reason, promisedIn, resolvedDaysAgo } = arc;
    const { blocker } = await this.run<{ blocker: { id: string } }>(this.author, operations.RAISE_BLOCKER, {
      ...{ engagementId: this.engagement.id, severity, party, reason, visibility: 'PARTNER' },
      commitmentOn: promisedIn === undefined ? null : addDays(today, promisedIn),
    });
    if (resolvedDaysAgo === undefined) return;
    const input = {
      blockerId: blocker.id,
      resolution: 'Mended by whose turn it was, and tried again together.',
    };
    const day = this.dayAgo(resolvedDaysAgo);
    this.insert({ day, act: () => this.run(this.author, operations.RESOLVE_BLOCKER, input) });
  }

  private insert(move: Move): void {
    const later = this.moves.findIndex(({ day }) => day > move.day);
    this.moves.splice(later === -1 ? this.moves.length : later, 0, move);
  }

  private async passBall({ to, reason }: NonNullable<Story['arc']['ball']>): Promise<void> {
    await this.run(this.author, operations.PASS_BALL, { engagementId: this.engagement.id, to, reason });
  }

  private async givePulse({ rating, comment }: NonNullable<Story['arc']['pulse']>): Promise<void> {
    const { email } = partnerUserOf(this.story.partner);
    await this.run(email, operations.GIVE_PULSE, { key: this.engagement.key, rating, comment });
  }

  /** An engagement that is completed has been through all of its stages. */
  private async close({ outcome, reason }: NonNullable<Story['arc']['closed']>): Promise<void> {
    if (outcome === 'COMPLETED' && this.stage !== 'ADOPTION') return;
    await this.run(MANAGER, operations.CLOSE, { engagementId: this.engagement.id, outcome, reason });
  }

  /** Who writes: the lead, where they may sign in. */
  private get author(): string {
    return PEOPLE.some(({ email }) => email === this.story.lead) ? this.story.lead : MANAGER;
  }

  private async run<T>(email: string, operation: string, input: object): Promise<T> {
    return this.scene.client.run<T>(email, operation, { input });
  }
}
