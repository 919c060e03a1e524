import type { EngagementStage } from '../../kernel/enums.js';
import { type LocalDate, addDays } from '../../kernel/local-date.js';
import type { EvidenceArc } from './domain/arc.js';
import { isNeededIn } from '../../kernel/stages.js';
import { type Need, lastDayOf, needsOf } from './domain/needs.js';
import type { Story } from './domain/stories.js';
import type { EvidenceActs } from './evidence-acts.js';

/** Items submitted per day of work. */
const ITEMS_A_DAY = 2;
/** Length of a waiver unless the story sets its end. */
const WAIVED_DAYS = 150;

type State = 'OPEN' | 'SUBMITTED' | 'DECIDED';

/** Progress of the launch checklists of one engagement. */
export class LaunchEvidence {
  private readonly states: Map<Need, { state: State; since: LocalDate | null }>;

  constructor(
    private readonly acts: EvidenceActs,
    story: Story,
    private readonly presentOn: LocalDate,
  ) {
    this.states = new Map(needsOf(story).map((need) => [need, { state: 'OPEN', since: null }]));
  }

  /** A day of work in a stage: earlier evidence is accepted, and some more is submitted. */
  async workOn(stage: EngagementStage, day: LocalDate, today: LocalDate): Promise<void> {
    for (const need of this.those(stage, 'SUBMITTED'))
      if (this.states.get(need)!.since! < day && !need.arc.rejected) await this.approve(need);
    for (const need of this.those(stage, 'OPEN').slice(0, ITEMS_A_DAY)) await this.bring(need, day, today);
  }

  /** Submits and accepts everything that a stage still needs. */
  async settle(stage: EngagementStage, day: LocalDate, today: LocalDate): Promise<void> {
    for (const need of this.those(stage, 'OPEN')) await this.bring(need, day, today);
    for (const need of this.those(stage, 'SUBMITTED')) await this.approve(need);
  }

  /** Handles an item with a day of its own. */
  async handle({ code, rejected }: EvidenceArc, today: LocalDate): Promise<void> {
    for (const [need, { state }] of this.states) {
      if (need.code !== code || state === 'DECIDED') continue;
      if (state === 'OPEN') await this.bring(need, today, today);
      if (rejected === undefined) continue;
      await this.acts.reject(need, rejected);
      this.states.set(need, { state: 'DECIDED', since: null });
    }
  }

  private those(stage: EngagementStage, state: State): Need[] {
    return [...this.states]
      .filter(([need, is]) => is.state === state && isNeededIn(stage, need.neededBy))
      .map(([need]) => need);
  }

  private async bring(need: Need, day: LocalDate, today: LocalDate): Promise<void> {
    const { waived, endsIn } = need.arc;
    const given = endsIn === undefined ? null : addDays(this.presentOn, endsIn);
    if (waived === undefined) await this.acts.submitEvidence(need, given ?? lastDayOf(need, today));
    else await this.acts.waive(need, waived, given ?? addDays(today, WAIVED_DAYS));
    this.states.set(need, { state: waived === undefined ? 'SUBMITTED' : 'DECIDED', since: day });
  }

  private async approve(need: Need): Promise<void> {
    await this.acts.approve(need);
    this.states.set(need, { state: 'DECIDED', since: null });
  }
}
