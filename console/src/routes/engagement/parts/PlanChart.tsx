import { dayText, todayIn } from '../../../domain/dates';
import { type Tone, toneOf } from '../../../domain/words';
import { plan as words } from '../../../messages/en/engagement';
import { PlanTimeline, type Span, type TimelineRow } from '../../../timeline/PlanTimeline';
import type { Engagement, Milestone } from '../page.graphql';
import { MilestoneName } from './MilestoneName';
import styles from './Plan.module.css';

/** The plan over time; skipped milestones have no dates and are left out. */
export function PlanChart({ engagement }: { readonly engagement: Engagement }) {
  const { milestones, timeZone, goLiveForecast } = engagement;
  const rows = milestones
    .filter(({ status }) => status !== 'SKIPPED')
    .map((each) => ({ ...rowOf(each), until: each.isGoLive ? goLiveForecast.p80On : null }));
  return (
    <>
      <PlanTimeline caption={words.title} rows={rows} today={todayIn(timeZone)} todayLabel={words.today} />
      <p className={styles['legend']}>{words.legend}</p>
    </>
  );
}

function rowOf(milestone: Milestone): TimelineRow {
  const { id, startedOn, forecastStartOn, completedOn, forecastDueOn, floatDays, isGoLive } = milestone;
  const span = spanOf(startedOn ?? forecastStartOn, completedOn ?? forecastDueOn);
  const baseline = spanOf(milestone.baselineStartOn, milestone.baselineDueOn);
  return {
    id,
    label: <MilestoneName milestone={milestone} />,
    text:
      (span ? words.spanText(dayText(span.start), dayText(span.end)) : '') +
      (baseline ? words.baselineText(dayText(baseline.start), dayText(baseline.end)) : ''),
    span,
    baseline,
    tone: toneOfMilestone(milestone),
    critical: floatDays === 0,
    goal: isGoLive,
  };
}

const spanOf = (start: string | null, end: string | null): Span | null =>
  start && end ? { start, end } : null;

const toneOfMilestone = ({ blocked, status }: Milestone): Tone => toneOf(blocked ? 'BLOCKED' : status);
