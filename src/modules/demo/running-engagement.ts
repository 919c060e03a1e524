import type { EngagementStage, Environment } from '../../kernel/enums.js';
import { type LocalDate, addDays } from '../../kernel/local-date.js';
import { workingCalendar } from '../../kernel/working-days.js';
import type { World } from './build-world.js';
import type { DemoClient } from './demo-client.js';
import type { BlockerArc } from './domain/arcs.js';
import {
  type CourseDay,
  type PlannedMilestone,
  courseOf,
  inOrder,
  inWeeks,
  stuckOn,
} from './domain/course.js';
import type { Story } from './domain/stories.js';
import { EngagementActs } from './engagement-acts.js';
import { EvidenceActs } from './evidence-acts.js';
import { LaunchEvidence } from './launch-evidence.js';

export interface Scene {
  readonly client: DemoClient;
  readonly world: World;
  /** The world's last day. */
  readonly presentOn: LocalDate;
  /** The day on which the team took Causeway up; what lies before was entered on it, week by week. */
  readonly takenUpOn: LocalDate;
}

/** One thing that happens on its day or, where that lies before the engagement was entered, when it is. */
interface Move {
  readonly day: LocalDate;
  readonly act: (today: LocalDate, now: Date) => Promise<void>;
}

/** A client that calls the API. */
export interface DemoCaller {
  readonly clientId: string;
  readonly issuedOn: LocalDate;
}

const CALENDAR = workingCalendar([]);
/** The stages that are not left without credentials. */
const CREDENTIALS: Partial<Readonly<Record<EngagementStage, Environment>>> = {
  DESIGN: 'SANDBOX',
  CERTIFICATION: 'PRODUCTION',
};

/** One engagement of the demo world, which goes as its story tells. */
export class RunningEngagement {
  readonly callers = new Map<Environment, DemoCaller>();
  liveOn: LocalDate | null = null;
  private readonly moves: Move[];
  private readonly open: Set<PlannedMilestone>;
  private readonly evidence: LaunchEvidence;
  private stage: EngagementStage = 'DISCOVERY';

  private constructor(
    private readonly scene: Scene,
    readonly story: Story,
    private readonly startedOn: LocalDate,
    private readonly acts: EngagementActs,
  ) {
    this.open = new Set(acts.engagement.milestones.filter((each) => each.required));
    const { client, world, presentOn } = scene;
    const evidenceActs = new EvidenceActs(client, world, story, acts.engagement, acts.author);
    this.evidence = new LaunchEvidence(evidenceActs, story, presentOn);
    this.moves = inOrder([...this.workMoves(), ...this.otherMoves()]);
  }

  static async start(scene: Scene, story: Story, startOn: LocalDate): Promise<RunningEngagement> {
    const acts = await EngagementActs.start(scene.client, scene.world, story, startOn);
    return new RunningEngagement(scene, story, startOn, acts);
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
    const { story, startedOn, scene } = this;
    const options = { arc: story.arc, startedOn, until: this.until(), calendar: CALENDAR };
    const course = courseOf(this.acts.engagement.milestones, options);
    return inWeeks(course, scene.takenUpOn).map((each) => ({
      day: each.day,
      act: (today, now) => this.work(each, today, now),
    }));
  }

  private otherMoves(): Move[] {
    const { acts } = this;
    const { ball, pulse, closed, blockers = [], evidence = [] } = this.story.arc;
    const at = (daysAgo: number, act: Move['act']): Move => ({ day: this.dayAgo(daysAgo), act });
    const moves = [
      ...blockers.map((blocker) => at(blocker.raisedDaysAgo, (today) => this.block(blocker, today))),
      ...evidence.flatMap((each) =>
        each.daysAgo === undefined ? [] : [at(each.daysAgo, (today) => this.evidence.comeTo(each, today))],
      ),
      ...(ball ? [at(ball.daysAgo, () => acts.passBall(ball))] : []),
      ...(pulse ? [at(pulse.daysAgo, () => acts.givePulse(pulse))] : []),
      ...(closed ? [at(closed.daysAgo, () => this.close(closed))] : []),
    ];
    // What would have happened before it began never does.
    return moves.filter(({ day }) => day > this.startedOn);
  }

  private until(): LocalDate | null {
    const { quietSinceDaysAgo, closed } = this.story.arc;
    const ends = [quietSinceDaysAgo, closed?.daysAgo].filter((each) => each !== undefined);
    return ends.length === 0 ? null : this.dayAgo(Math.max(...ends));
  }

  private dayAgo(days: number): LocalDate {
    return CALENDAR.addWorkingDays(addDays(this.scene.presentOn, -days), 0);
  }

  /** What is the partner's and done today, its own user completes; the rest the team logs. */
  private async work({ day, begun, done }: CourseDay, today: LocalDate, now: Date): Promise<void> {
    const theirs = day === today ? done.filter(isPartnersOwn) : [];
    for (const each of theirs) await this.acts.completeAsPartner(each, day);
    const isOurs = (each: PlannedMilestone) => !theirs.includes(each);
    await this.acts.log(day, begun.filter(isOurs), done.filter(isOurs));
    for (const each of done) this.open.delete(each);
    if (done.some((each) => each.isGoLive)) this.liveOn = day;
    await this.evidence.workOn(this.stage, day, today);
    await this.advance(day, today, now);
  }

  /** Moves on as far as nothing required is left; a stage that needs evidence or credentials gets them first. */
  private async advance(day: LocalDate, today: LocalDate, now: Date): Promise<void> {
    while (this.stage !== 'ADOPTION' && ![...this.open].some((each) => each.stage === this.stage)) {
      const environment = CREDENTIALS[this.stage];
      if (environment) {
        const clientId = await this.acts.issueCredential(environment, day, now);
        this.callers.set(environment, { clientId, issuedOn: day });
      }
      await this.evidence.settle(this.stage, day, today);
      this.stage = await this.acts.advance(this.stage);
    }
  }

  private async block(arc: BlockerArc, today: LocalDate): Promise<void> {
    const stuck = arc.isWhatSticks ? stuckOn(this.acts.engagement.milestones, this.story.arc) : undefined;
    const blockerId = await this.acts.raiseBlocker(arc, stuck?.id ?? null, today);
    if (arc.resolvedDaysAgo === undefined) return;
    const day = this.dayAgo(arc.resolvedDaysAgo);
    const later = this.moves.findIndex((move) => move.day > day);
    const at = later === -1 ? this.moves.length : later;
    this.moves.splice(at, 0, { day, act: () => this.acts.resolveBlocker(blockerId) });
  }

  /** What is completed has been through all of its stages. */
  private async close(closed: NonNullable<Story['arc']['closed']>): Promise<void> {
    if (closed.outcome === 'CANCELLED' || this.stage === 'ADOPTION') await this.acts.close(closed);
  }
}

function isPartnersOwn({ party, visibility }: PlannedMilestone): boolean {
  return party === 'PARTNER' && visibility === 'PARTNER';
}
