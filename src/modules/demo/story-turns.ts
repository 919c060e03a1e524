import { type LocalDate, addDays } from '../../kernel/local-date.js';
import type { HoldArc, LogArc } from './domain/arc.js';
import { dayAgo } from './domain/story-days.js';
import type { Story } from './domain/stories.js';
import type { EngagementActs } from './engagement-acts.js';
import type { LaunchEvidence } from './launch-evidence.js';
import type { PlanActs } from './plan-acts.js';

/** Something that happens to an engagement that many days before the present. */
export interface Turn {
  readonly daysAgo: number;
  readonly act: (today: LocalDate) => Promise<void>;
}

export interface Cast {
  readonly acts: EngagementActs;
  readonly plan: PlanActs;
  readonly evidence: LaunchEvidence;
  readonly presentOn: LocalDate;
}

/** Events of a story other than the work itself, its blockers, returns and end. */
export function turnsOf({ arc }: Story, cast: Cast): Turn[] {
  const { acts, plan, evidence, presentOn } = cast;
  const { ball, pulse, hold, rebaselined, rescheduled } = arc;
  return [
    ...(arc.evidence ?? []).flatMap((each) =>
      each.daysAgo === undefined ? [] : [turn(each.daysAgo, (today) => evidence.handle(each, today))],
    ),
    ...(ball ? [turn(ball.daysAgo, () => acts.passBall(ball))] : []),
    ...(pulse ? [turn(pulse.daysAgo, () => acts.givePulse(pulse))] : []),
    ...(hold ? restOf(hold, cast) : []),
    ...(rebaselined ? [turn(rebaselined.daysAgo, () => plan.takeBaseline(rebaselined))] : []),
    ...(rescheduled ? [turn(rescheduled.daysAgo, () => plan.reschedule(rescheduled, presentOn))] : []),
    ...(arc.logs ?? []).map((log) => turn(log.daysAgo, () => logged(log, plan))),
  ];
}

function turn(daysAgo: number, act: Turn['act']): Turn {
  return { daysAgo, act };
}

function restOf(hold: HoldArc, { plan, presentOn }: Cast): Turn[] {
  const isOver = 'resumedDaysAgo' in hold;
  const resumesOn = isOver ? dayAgo(presentOn, hold.resumedDaysAgo) : addDays(presentOn, hold.resumesIn);
  const begins = turn(hold.daysAgo, () => plan.hold(hold.reason, resumesOn));
  return isOver ? [begins, turn(hold.resumedDaysAgo, () => plan.resume())] : [begins];
}

async function logged(log: LogArc, plan: PlanActs): Promise<void> {
  const entry = await plan.log(log);
  if (log.corrected) await plan.correct(entry, log.corrected);
}
