import { plusDays } from '../domain/dates';
import styles from './MilestoneLanes.module.css';
import type { Scale } from './scale';

export interface MilestoneLane {
  readonly code: string;
  readonly title: string;
  readonly start: string | null;
  readonly due: string | null;
  readonly plannedStart: string | null;
  readonly plannedDue: string | null;
  readonly status: string;
  readonly isCritical: boolean;
  /** The dates in words. */
  readonly text: string;
}

/** The milestones of one lane, on the scale of the whole timeline. */
export const MilestoneLanes = ({
  milestones,
  scale,
}: {
  readonly milestones: readonly MilestoneLane[];
  readonly scale: Scale;
}) => (
  <ol className={styles['milestones']}>
    {milestones.map(({ code, title, start, due, plannedStart, plannedDue, status, isCritical, text }) => (
      <li key={code} className={styles['milestone']}>
        <span className={styles['label']} dir="auto" title={code}>
          {title}
        </span>
        <span className={styles['track']} title={text}>
          {plannedStart !== null && plannedDue !== null ? (
            <i className={styles['ghost']} style={across(scale, plannedStart, plannedDue)} />
          ) : null}
          {start !== null && due !== null ? (
            <i
              className={styles['bar']}
              style={across(scale, start, due)}
              data-status={status}
              data-critical={isCritical}
            />
          ) : null}
          <span className="visually-hidden">{text}</span>
        </span>
      </li>
    ))}
  </ol>
);

const across = (scale: Scale, from: string, to: string) => ({
  insetInlineStart: `${scale.at(from)}px`,
  inlineSize: `${Math.max(3, scale.at(plusDays(to, 1)) - scale.at(from))}px`,
});
