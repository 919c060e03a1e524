import { type EngagementStage, type Environment, STAGES, isShownToPartner } from '../../kernel/enums.js';
import { type LocalDate, daysBetween } from '../../kernel/local-date.js';
import type { World } from './build-world.js';
import type { DemoClient } from './demo-client.js';
import type { Arc, BlockerArc } from './domain/arc.js';
import {
  type CourseDay,
  type PlannedMilestone,
  courseOf,
  inOrder,
  inWeeks,
  stuckOn,
} from './domain/course.js';
import type { DiaryEntry } from './domain/diary.js';
import { leftToTraffic, without } from './domain/proofs.js';
import { isAway, nameOf } from './domain/staff.js';
import type { Story } from './domain/stories.js';
import { CALENDAR, dayAgo, restOf, untilOf } from './domain/story-days.js';
import { bookEngineers } from './create-staff.js';
import { EngagementActs } from './engagement-acts.js';
import { EvidenceActs } from './evidence-acts.js';
import { LaunchEvidence } from './launch-evidence.js';
import { PlanActs } from './plan-acts.js';
import { type Turn, turnsOf } from './story-turns.js';

export interface Scene {
  readonly client: DemoClient;
  readonly world: World;
  readonly presentOn: LocalDate;
  /** Day on which the team started to use Causeway; anything before is entered then, combined by week. */
  readonly takenUpOn: LocalDate;
}

/** Something that happens on a day, or on entry if the day is before it. */
interface Move {
  readonly day: LocalDate;
  readonly act: (today: LocalDate, now: Date) => Promise<void>;
}

/** A client that calls the API. */
export interface DemoCaller {
  readonly clientId: string;
  readonly issuedOn: LocalDate;
}

/** Maximum minutes logged for a whole week, on a day, and on a later day that catches up. */
const MINUTES = { week: 480, day: 240, late: 60 } as const;
/** Stages that cannot be left without credentials. */
const CREDENTIALS: Partial<Readonly<Record<EngagementStage, Environment>>> = {
  DESIGN: 'SANDBOX',
  CERTIFICATION: 'PRODUCTION',
};

/** One engagement of the demo world, which follows its story. */
export class RunningEngagement {
  readonly callers = new Map<Environment, DemoCaller>();
  liveOn: LocalDate | null = null;
  private readonly moves: Move[];
  private readonly open: Set<PlannedMilestone>;
  private readonly evidence: LaunchEvidence;
  private readonly plan: PlanActs;
  private stage: EngagementStage = 'DISCOVERY';

  private constructor(
    private readonly scene: Scene,
    readonly story: Story,
    private readonly startedOn: LocalDate,
    private readonly acts: EngagementActs,
  ) {
    this.open = new Set(acts.engagement.milestones.filter((each) => each.required));
    const { client, world, presentOn } = scene;
    this.evidence = new LaunchEvidence(
      new EvidenceActs(client, world, story, acts.engagement),
      story,
      presentOn,
    );
    this.plan = new PlanActs(client, acts.engagement, story.lead);
    this.moves = inOrder([this.booking(), ...this.workMoves(), ...this.otherMoves()]);
  }

  static async start(scene: Scene, story: Story, startOn: LocalDate): Promise<RunningEngagement> {
    const acts = await EngagementActs.start(scene.client, scene.world, story, startOn);
    return new RunningEngagement(scene, story, startOn, acts);
  }

  /** Does everything due by today; on days off of the lead it waits for their return. */
  async live(today: LocalDate, now: Date): Promise<void> {
    if (this.isLeadAway(today)) return;
    for (let next = this.moves[0]; next && next.day <= today; next = this.moves[0]) {
      this.moves.shift();
      await next.act(today, now);
    }
  }

  /** Logs work by the lead that moves no milestone. */
  async note(entry: DiaryEntry): Promise<void> {
    await this.plan.log(entry);
  }

  /** Whether anyone still works on it or calls the API. */
  isAwake(day: LocalDate): boolean {
    const until = untilOf(this.story.arc, this.scene.presentOn);
    return until === null || day < until;
  }

  isLeadAway(day: LocalDate): boolean {
    return isAway(nameOf(this.story.lead), daysBetween(this.scene.presentOn, day));
  }

  private booking(): Move {
    const { scene, story, startedOn, acts } = this;
    const { client, world, presentOn } = scene;
    const act = () => bookEngineers(client, world, story, acts.engagement, { startedOn, presentOn });
    return { day: startedOn, act };
  }

  private workMoves(): Move[] {
    const { story, startedOn, scene } = this;
    const { returned } = story.arc;
    const { presentOn, takenUpOn } = scene;
    const returnedOn = returned && dayAgo(presentOn, returned.daysAgo);
    const span = { until: untilOf(story.arc, presentOn), rest: restOf(story.arc, presentOn) };
    const options = { arc: story.arc, startedOn, ...span, calendar: CALENDAR };
    const { milestones } = this.acts.engagement;
    const course = courseOf(milestones, options);
    const left = leftToTraffic(milestones, course, takenUpOn);
    for (const each of left) this.open.delete(each);
    return inWeeks(without(course, left), takenUpOn)
      .filter(({ day }) => !returnedOn || day < returnedOn)
      .map((each) => ({ day: each.day, act: (today, now) => this.work(each, today, now) }));
  }

  private otherMoves(): Move[] {
    const { acts, plan, evidence, story } = this;
    const { presentOn } = this.scene;
    const { closed, returned, blockers = [] } = story.arc;
    const turns: Turn[] = [
      ...blockers.map((blocker) => ({
        ...{ daysAgo: blocker.raisedDaysAgo, act: (today: LocalDate) => this.block(blocker, today) },
      })),
      ...turnsOf(story, { acts, plan, evidence, presentOn }),
      ...(returned ? [{ daysAgo: returned.daysAgo, act: () => this.goBack(returned) }] : []),
      ...(closed ? [{ daysAgo: closed.daysAgo, act: () => this.close(closed) }] : []),
    ];
    // Events before its start never happen.
    return turns
      .map(({ daysAgo, act }) => ({ day: dayAgo(presentOn, daysAgo), act }))
      .filter(({ day }) => day > this.startedOn);
  }

  /** The partner's user completes the partner's visible milestones of today; the team logs the rest. */
  private async work({ day: planned, started, done }: CourseDay, today: LocalDate, now: Date): Promise<void> {
    const isOfWeek = planned <= this.scene.takenUpOn;
    // Delayed work is done today.
    const day = isOfWeek ? planned : today;
    const most = isOfWeek ? MINUTES.week : day === planned ? MINUTES.day : MINUTES.late;
    const theirs = day === today ? done.filter(isPartnersOwn) : [];
    for (const each of theirs) await this.acts.completeAsPartner(each, day);
    const isOurs = (each: PlannedMilestone) => !theirs.includes(each);
    await this.acts.log({ day, started: started.filter(isOurs), done: done.filter(isOurs) }, most);
    for (const each of done) this.open.delete(each);
    if (done.some((each) => each.isGoLive)) this.liveOn = day;
    await this.evidence.workOn(this.stage, day, today);
    await this.advance(day, today, now);
  }

  /** Advances while no required milestone is open, after providing the credentials or evidence that the stage needs. */
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

  /** Skipped unless it is in a later stage, which holidays may have prevented. */
  private async goBack(returned: NonNullable<Arc['returned']>): Promise<void> {
    if (STAGES.indexOf(this.stage) <= STAGES.indexOf(returned.to)) return;
    await this.plan.returnToStage(returned);
    this.stage = returned.to;
  }

  private async block(arc: BlockerArc, today: LocalDate): Promise<void> {
    const { milestones } = this.acts.engagement;
    const stuck = arc.blocksStuckMilestone ? stuckOn(milestones, this.story.arc) : undefined;
    const blocked = stuck ?? milestones.find(({ code }) => code === arc.code);
    const blockerId = await this.acts.raiseBlocker(arc, blocked?.id ?? null, today);
    if (arc.resolvedDaysAgo === undefined) return;
    const day = dayAgo(this.scene.presentOn, arc.resolvedDaysAgo);
    const later = this.moves.findIndex((move) => move.day > day);
    const at = later === -1 ? this.moves.length : later;
    this.moves.splice(at, 0, { day, act: () => this.acts.resolveBlocker(blockerId) });
  }

  /** Completes only an engagement that has reached ADOPTION. */
  private async close(closed: NonNullable<Story['arc']['closed']>): Promise<void> {
    if (closed.outcome === 'CANCELLED' || this.stage === 'ADOPTION') await this.acts.close(closed);
  }
}

function isPartnersOwn(milestone: PlannedMilestone): boolean {
  return milestone.party === 'PARTNER' && isShownToPartner(milestone);
}
