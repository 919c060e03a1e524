import { useState } from 'react';
import { PassBall } from '../../../acts/later';
import { healthLink } from '../../../app/links';
import {
  dayOfInstant,
  dayText,
  daysBetween,
  instantText,
  instantTitle,
  todayIn,
} from '../../../domain/dates';
import { countText, decimalText, durationText, shareText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { ball, forecast, health, usage } from '../../../messages/en/engagement';
import { WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { Facts } from '../../../ui/Facts';
import { LongText } from '../../../ui/LongText';
import { Panel } from '../../../ui/Page';
import styles from './Tiles.module.css';
import type { PartProps } from './part';
import { probableText } from './probable-text';

/** Go-live, whose turn it is, health and usage: the answers one comes for most. */
export const Tiles = (part: PartProps) => (
  <div className={styles['tiles']}>
    <GoLive {...part} />
    <Ball {...part} />
    <Health {...part} />
    <div className={styles['screen']}>
      <Usage {...part} />
    </div>
  </div>
);

const varianceText = (days: number | null): string =>
  days === null ? '—' : days === 0 ? forecast.onTime : days > 0 ? forecast.late(days) : forecast.early(-days);

function GoLive({ engagement }: PartProps) {
  const { actualGoLiveOn, forecastGoLiveOn, baselineGoLiveOn, baselines } = engagement;
  const variance = engagement.scheduleVarianceDays;
  const tone = variance === null ? '' : variance > 0 ? styles['bad'] : styles['good'];
  const day = actualGoLiveOn ?? forecastGoLiveOn;
  return (
    <Panel title={forecast.title}>
      {day === null ? (
        <p className={styles['muted']}>{forecast.none}</p>
      ) : (
        <p className={styles['big']}>{actualGoLiveOn ? forecast.live(dayText(day)) : dayText(day)}</p>
      )}
      {actualGoLiveOn ? null : <p className={styles['muted']}>{probableText(engagement.goLiveForecast)}</p>}
      <Facts
        facts={[
          { name: forecast.baseline, value: baselineGoLiveOn ? dayText(baselineGoLiveOn) : '—' },
          { name: forecast.variance, value: <span className={tone}>{varianceText(variance)}</span> },
          ...(baselines.length > 1
            ? [{ name: forecast.latest, value: varianceText(engagement.scheduleVarianceFromLatestDays) }]
            : []),
          {
            name: forecast.index,
            title: forecast.indexTitle,
            value:
              engagement.schedulePerformanceIndex === null
                ? '—'
                : decimalText(engagement.schedulePerformanceIndex),
          },
        ]}
      />
    </Panel>
  );
}

function Ball({ engagement, may }: PartProps) {
  const [passing, setPassing] = useState(false);
  const { ballInCourt, timeByParty, timeZone } = engagement;
  const since = ballInCourt ? dayOfInstant(ballInCourt.since, timeZone) : null;
  return (
    <Panel
      title={ball.title}
      actions={may.can('PASS_BALL') ? <Button onPress={() => setPassing(true)}>{ball.pass}</Button> : null}
    >
      {ballInCourt && since ? (
        <div>
          <p className={styles['big']}>{wordOf(ballInCourt.party)}</p>
          <p className={styles['muted']}>
            <time dateTime={ballInCourt.since} title={instantTitle(ballInCourt.since)}>
              {ball.since(dayText(since), Math.max(0, daysBetween(since, todayIn(timeZone))))}
            </time>
            , <bdi>{ball.passedBy(ballInCourt.passedBy)}</bdi>
          </p>
          {ballInCourt.reason ? <LongText>{ballInCourt.reason}</LongText> : null}
        </div>
      ) : (
        <p className={styles['muted']}>{ball.nobody}</p>
      )}
      <Turns turns={timeByParty} />
      {passing ? <PassBall engagement={engagement} onClose={() => setPassing(false)} /> : null}
    </Panel>
  );
}

/** How the working time was shared among the parties, as one bar with its figures below. */
function Turns({ turns }: { readonly turns: PartProps['engagement']['timeByParty'] }) {
  const all = turns.reduce((sum, { minutes }) => sum + minutes, 0);
  if (all === 0) return null;
  return (
    <figure className={styles['turns']}>
      <div className={styles['bar']} aria-hidden="true">
        {turns.map(({ party, minutes }) => (
          <i key={party} className={styles[party]} style={{ width: `${(100 * minutes) / all}%` }} />
        ))}
      </div>
      <figcaption className={styles['legend']} title={ball.time}>
        {turns.map(({ party, minutes }) => (
          <span key={party}>
            <i className={styles[party]} aria-hidden="true" /> {wordOf(party)}{' '}
            {durationText(roundHours(minutes))}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

const roundHours = (minutes: number): number => (minutes < 600 ? minutes : Math.round(minutes / 60) * 60);

function Health({ engagement: { key, health: now } }: PartProps) {
  return (
    <Panel title={health.title}>
      {now === null ? (
        <p className={styles['muted']}>{health.none}</p>
      ) : (
        <>
          <p className={styles['big']}>
            {now.score ?? '—'} <WordBadge value={now.band} />
          </p>
          {now.override ? <p>{health.overridden(dayText(now.override.until))}</p> : null}
          <Causes causes={now.causes.map(({ text }) => text)} />
          <p className={styles['muted']}>
            {now.coverage < 1 ? `${health.coverage(shareText(now.coverage))}. ` : ''}
            <span className={styles['screen']}>{healthLink(key, health.more)}</span>
          </p>
        </>
      )}
    </Panel>
  );
}

const SHOWN_CAUSES = 3;

const Causes = ({ causes }: { readonly causes: readonly string[] }) =>
  causes.length === 0 ? (
    <p className={styles['muted']}>{health.noCauses}</p>
  ) : (
    <ul className={styles['causes']}>
      {causes.slice(0, SHOWN_CAUSES).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );

function Usage({ engagement: { adoption: now } }: PartProps) {
  const shown = (value: number | null, text: (value: number) => string) =>
    value === null ? '—' : text(value);
  const signed = (share: number) => `${share > 0 ? '+' : ''}${shareText(share)}`;
  return (
    <Panel title={usage.title}>
      <Facts
        facts={[
          { name: usage.calls, value: countText(now.calls28) },
          { name: usage.trend, title: usage.trendTitle, value: shown(now.trend, signed) },
          { name: usage.errors, title: usage.errorsTitle, value: shown(now.errorRate28, shareText) },
          { name: usage.breadth, title: usage.breadthTitle, value: shown(now.breadth, shareText) },
          { name: usage.days, value: usage.ofDays(now.activeDays28) },
          { name: usage.last, value: now.lastCallAt ? instantText(now.lastCallAt) : usage.never },
          { name: usage.ttfc, value: shown(now.ttfcHours, usage.hours) },
          { name: usage.production, value: shown(now.timeToProductionHours, usage.hours) },
          { name: usage.activated, value: now.activatedOn ? dayText(now.activatedOn) : '—' },
          { name: usage.sustained, value: now.sustainedOn ? dayText(now.sustainedOn) : '—' },
        ]}
      />
    </Panel>
  );
}
