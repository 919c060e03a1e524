import { type ReactNode, useEffect, useRef } from 'react';
import { dayText, plusDays } from '../domain/dates';
import { timeline as words } from '../messages/en/timeline';
import bands from '../charts/bands.module.css';
import styles from './LaneTimeline.module.css';
import { type Lane, type LaneGroup, endOf, mostAtOnce } from './lanes';
import type { Scale } from './scale';

interface Props<L extends Lane> {
  readonly caption: string;
  readonly groups: readonly LaneGroup<L>[];
  readonly scale: Scale;
  readonly today: string;
  readonly isGrouped: boolean;
  readonly labelOf: (lane: L) => ReactNode;
  /** Shown below a lane, on the same scale; null if it is not opened. */
  readonly detailOf: (lane: L) => ReactNode;
}

/** Many plans over time: a bar from start to go-live for each, its first plan as a ghost behind it, and a line for today. */
export function LaneTimeline<L extends Lane>(props: Props<L>) {
  const { caption, groups, scale, today, isGrouped, labelOf, detailOf } = props;
  const frame = useRef<HTMLDivElement>(null);
  const place = scale.at(today);
  useEffect(() => {
    const { current } = frame;
    if (current) current.scrollLeft = place - current.clientWidth / 3;
  }, [place]);
  return (
    <div ref={frame} className={styles['frame']} tabIndex={0} role="region" aria-label={caption}>
      <div className={styles['canvas']} style={{ inlineSize: `calc(var(--lane) + ${scale.width}px)` }}>
        <Lines scale={scale} today={today} />
        <Axis groups={groups} scale={scale} />
        <ol className={styles['groups']} data-list="">
          {groups.map(({ key, label, lanes }) => (
            <li key={key}>
              {isGrouped ? (
                <h2 className={styles['group']}>
                  <span>
                    <bdi>{label}</bdi>{' '}
                    <small>
                      {words.engagements(lanes.length)}, {words.atOnce(mostAtOnce(lanes, today))}
                    </small>
                  </span>
                </h2>
              ) : null}
              <ol>
                {lanes.map((lane) => (
                  <li key={lane.key} data-row="">
                    <div className={styles['lane']}>
                      <div className={styles['label']}>{labelOf(lane)}</div>
                      <div className={styles['track']} title={lane.text}>
                        <Bar lane={lane} scale={scale} today={today} />
                        <span className="visually-hidden">{lane.text}</span>
                      </div>
                    </div>
                    {detailOf(lane)}
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

const across = (scale: Scale, from: string, to: string) => ({
  insetInlineStart: `${scale.at(from)}px`,
  inlineSize: `${Math.max(3, scale.at(plusDays(to, 1)) - scale.at(from))}px`,
});

function Bar({ lane, scale, today }: { readonly lane: Lane; readonly scale: Scale; readonly today: string }) {
  const { from, plannedOn, goLiveOn, isLive, band, probablyOn } = lane;
  const end = endOf(lane, today);
  const isLate = plannedOn !== null && goLiveOn !== null && goLiveOn > plannedOn && plannedOn >= from;
  return (
    <span className={bands[band]} aria-hidden="true">
      {plannedOn !== null && plannedOn >= from ? (
        <i className={styles['ghost']} style={across(scale, from, plannedOn)} />
      ) : null}
      <i className={styles['bar']} style={across(scale, from, end)} data-live={isLive} />
      {isLate ? (
        <i className={styles['late']} style={across(scale, plusDays(plannedOn, 1), goLiveOn)} />
      ) : null}
      {probablyOn !== null && goLiveOn !== null && probablyOn > goLiveOn ? (
        <i className={styles['whisker']} style={across(scale, plusDays(goLiveOn, 1), probablyOn)} />
      ) : null}
      {goLiveOn === null ? null : (
        <i
          className={styles['goLive']}
          data-live={isLive}
          style={{ insetInlineStart: `${scale.at(plusDays(goLiveOn, 1))}px` }}
        />
      )}
    </span>
  );
}

/** The weeks, months or quarters, and how many go live in each: where much collides, the column is high. */
function Axis({ groups, scale }: { readonly groups: readonly LaneGroup<Lane>[]; readonly scale: Scale }) {
  // A lane may stand in several groups.
  const lanes = new Map(groups.flatMap(({ lanes: own }) => own.map((lane) => [lane.key, lane] as const)));
  const goLives = [...lanes.values()].flatMap(({ goLiveOn }) => goLiveOn ?? []);
  const counts = scale.ticks.map(({ from, to }) => goLives.filter((day) => day >= from && day <= to).length);
  const most = Math.max(1, ...counts);
  return (
    <div className={styles['axis']}>
      <div className={styles['label']}>{words.goLives}</div>
      <div className={styles['track']}>
        {scale.ticks.map(({ from, to, label }, place) => (
          <div key={from} className={styles['tick']} style={across(scale, from, to)}>
            <span className={styles['count']}>{counts[place] || null}</span>
            <span
              className={styles['column']}
              title={words.goLivesIn(counts[place]!, label)}
              style={{ blockSize: `${(counts[place]! / most) * 1.1}rem` }}
            />
            <span className={styles['when']}>{label}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

const Lines = ({ scale, today }: { readonly scale: Scale; readonly today: string }) => (
  <div className={styles['lines']} aria-hidden="true">
    {scale.ticks.map(({ from }) => (
      <i key={from} style={{ insetInlineStart: `${scale.at(from)}px` }} />
    ))}
    <b style={{ insetInlineStart: `${scale.at(today)}px` }} title={words.today(dayText(today))} />
  </div>
);
