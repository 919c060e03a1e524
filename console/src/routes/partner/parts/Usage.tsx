import { Link } from '@tanstack/react-router';
import { dayText, relativeDay } from '../../../domain/dates';
import { countText, growthText, latencyText, shareText } from '../../../domain/numbers';
import { partner as words } from '../../../messages/en/partners';
import { Panel } from '../../../ui/Page';
import type { Partner } from '../page.graphql';
import styles from './Usage.module.css';

interface Props {
  readonly partner: Pick<Partner, 'id' | 'adoption'>;
}

const orDash = <Value,>(value: Value | null, text: (value: Value) => string): string =>
  value === null ? '—' : text(value);

/** What it called in production in the last 28 days. */
export function Usage({ partner: { id, adoption } }: Props) {
  const { from, to, calls, trend, activeDays, errorRate, p95Ms, breadth } = adoption;
  const { lastCallAt, activatedOn, sustainedOn } = adoption;
  const since = (day: string | null) => (day === null ? words.notYet : dayText(day));
  const figures: readonly (readonly [name: string, value: string, note?: string])[] = [
    [words.calls, countText(calls)],
    [words.trend, orDash(trend, growthText)],
    [words.activeDays, countText(activeDays)],
    [words.errorRate, orDash(errorRate, shareText)],
    [words.p95, orDash(p95Ms, latencyText)],
    [words.breadth, orDash(breadth, shareText), words.breadthNote],
    [words.lastCall, lastCallAt === null ? words.never : relativeDay(lastCallAt.slice(0, 10))],
    [words.activated, since(activatedOn)],
    [words.sustained, since(sustainedOn)],
  ];
  return (
    <Panel
      title={words.adoption}
      actions={
        <Link to="/adoption" search={{ partners: [id] }}>
          {words.traffic}
        </Link>
      }
    >
      <p className={styles['note']}>{words.adoptionNote(dayText(from), dayText(to))}</p>
      <dl className={styles['figures']}>
        {figures.map(([name, value, note]) => (
          <div key={name} title={note}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
