import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { RecomputeHealth } from '../../../acts/RecomputeHealth';
import { useLiveScreen, usePageQuery } from '../../../app/graphql/use-api';
import { EngagementLink } from '../../../app/links';
import { instantText, instantTitle, plusDays, todayIn } from '../../../domain/dates';
import { shareText } from '../../../domain/numbers';
import { health as words } from '../../../messages/en/health';
import { WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { Page as Frame, Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import { HEALTH_CHANGED, HEALTH_OF_ONE, type HealthOfOne, type LatestHealth } from '../one.graphql';
import type { PartProps } from '../page';
import { Compare } from './Compare';
import { History } from './History';
import { Why } from './Why';
import styles from './health.module.css';

const WEEK = 7;
const DAY_END = 'T23:59:59.999Z';

/** Why one engagement has its score, how that came, and what differs between two days. */
export function One({ engagement: key, search, change }: PartProps & { readonly engagement: string }) {
  const today = todayIn('UTC');
  const { range = '90', before = plusDays(today, -WEEK), after = today } = search;
  const from = plusDays(today, 1 - Number(range));
  const answer = usePageQuery(HEALTH_OF_ONE, {
    ...{ key, from, to: today, before: `${before}${DAY_END}`, after: `${after}${DAY_END}` },
  });
  const found = answer.data?.engagement;
  useLiveScreen(HEALTH_CHANGED, { id: key }, { pause: !found });
  return (
    <Frame
      title={words.titleOf(key)}
      eyebrow={
        <Link to="/health" search={{}}>
          {words.all}
        </Link>
      }
      actions={<Recompute engagement={found} />}
    >
      <Loaded answer={answer} lines={18}>
        {({ engagement }) =>
          engagement === null ? (
            <Empty>{words.missing(key)}</Empty>
          ) : (
            <>
              <Head engagement={engagement} />
              {engagement.health ? <Why health={engagement.health} /> : null}
              <History
                points={engagement.healthHistory}
                model={engagement.health?.model}
                from={from}
                to={today}
                range={range}
                change={change}
              />
              <Compare engagement={engagement} days={[before, after]} today={today} change={change} />
            </>
          )
        }
      </Loaded>
    </Frame>
  );
}

function Recompute({ engagement }: { readonly engagement: HealthOfOne | null | undefined }) {
  const [open, setOpen] = useState(false);
  if (!engagement?.viewerMay.includes('RECOMPUTE_HEALTH')) return null;
  return (
    <>
      <Button onPress={() => setOpen(true)}>{words.recompute}</Button>
      {open ? <RecomputeHealth engagement={engagement} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Head({ engagement: { key, title, partner, health } }: { readonly engagement: HealthOfOne }) {
  return (
    <Panel title={title}>
      <p>
        <EngagementLink id={key} />{' '}
        <Link to="/partners/$slug" params={{ slug: partner.slug }}>
          <bdi>{partner.name}</bdi>
        </Link>
      </p>
      {health ? <Score health={health} /> : <p>{words.notScored}</p>}
    </Panel>
  );
}

function Score({
  health: { score, band, causes, model, coverage, asOf },
}: {
  readonly health: LatestHealth;
}) {
  return (
    <>
      <div className={styles['head']}>
        {score === null ? null : (
          <p>
            <span className={styles['number']}>{score}</span>{' '}
            <span className={styles['muted']}>{words.outOf}</span>
          </p>
        )}
        <WordBadge value={band} />
      </div>
      {causes.length > 0 ? (
        <ul className={styles['causes']} aria-label={words.causes}>
          {causes.map(({ code, text }) => (
            <li key={`${code} ${text}`}>{text}</li>
          ))}
        </ul>
      ) : (
        <p>{words.well}</p>
      )}
      <p className={styles['muted']}>
        {words.model(model.slug, model.version, shareText(coverage))} {words.asOf}{' '}
        <time dateTime={asOf} title={instantTitle(asOf)}>
          {instantText(asOf)}
        </time>
        .
      </p>
    </>
  );
}
