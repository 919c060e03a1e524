import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/rights';
import { EngagementLink } from '../../../app/links';
import { dayText, instantText, instantTitle } from '../../../domain/dates';
import { shareText } from '../../../domain/numbers';
import { health as words } from '../../../messages/en/health';
import { WordBadge } from '../../../ui/Badge';
import { LongText } from '../../../ui/LongText';
import { Panel } from '../../../ui/Page';
import type { HealthOfOne, LatestHealth } from '../one.graphql';
import styles from './health.module.css';

/** Whose health it is, the score and the band that is shown. */
export function Head({ engagement }: { readonly engagement: HealthOfOne }) {
  const { key, title, partner, status, health } = engagement;
  const mayOverride = useMay('HEALTH_OVERRIDE');
  const whyNot = !mayOverride ? words.onlyManagers : status === 'ACTIVE' ? null : words.onlyActive;
  return (
    <Panel title={title}>
      <p>
        <EngagementLink id={key} />{' '}
        <Link to="/partners/$slug" params={{ slug: partner.slug }}>
          <bdi>{partner.name}</bdi>
        </Link>
      </p>
      {health ? <Score health={health} /> : <p>{words.notScored}</p>}
      {whyNot === null ? null : <p className={styles['muted']}>{whyNot}</p>}
    </Panel>
  );
}

function Score({ health }: { readonly health: LatestHealth }) {
  const { score, band, causes, model, coverage, asOf, override } = health;
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
        {override ? <Overridden override={override} computedBand={health.computedBand} /> : null}
      </div>
      {override ? (
        <div className={styles['reason']}>
          <LongText>{override.reason}</LongText>
          <p className={styles['muted']}>{words.overriddenBy(override.setBy, instantText(override.since))}</p>
        </div>
      ) : null}
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

interface OverriddenProps {
  readonly override: NonNullable<LatestHealth['override']>;
  readonly computedBand: string;
}

const Overridden = ({ override: { until }, computedBand }: OverriddenProps) => (
  <>
    <span>{words.overridden(dayText(until))}</span>
    <span className={styles['muted']}>
      {words.computedIs} <WordBadge value={computedBand} />
    </span>
  </>
);

interface ShadowProps {
  readonly shadow: NonNullable<HealthOfOne['shadowHealth']>;
  readonly score: number | null;
}

/** What a model on trial says beside the active one. */
export function Shadow({
  shadow: { score, band, causes, model, coverage, asOf },
  score: active,
}: ShadowProps) {
  const apart = score === null || active === null ? null : score - active;
  return (
    <Panel title={words.shadow}>
      <div className={styles['head']}>
        <p>
          <span className={styles['number']}>{score ?? '—'}</span>{' '}
          <span className={styles['muted']}>{words.outOf}</span>
        </p>
        <WordBadge value={band} />
        {apart === null ? null : (
          <span>
            {apart === 0
              ? words.shadowSame
              : words.shadowDifference(`${apart > 0 ? '+' : '−'}${Math.abs(apart)}`)}
          </span>
        )}
      </div>
      {causes.length > 0 ? (
        <ul className={styles['causes']}>
          {causes.map(({ code, text }) => (
            <li key={`${code} ${text}`}>{text}</li>
          ))}
        </ul>
      ) : null}
      <p className={styles['muted']}>
        {words.shadowWhat} {words.model(model.slug, model.version, shareText(coverage))} {words.asOf}{' '}
        {instantText(asOf)}.
      </p>
    </Panel>
  );
}

/** Overrides, newest first: who set them, why, and how they ended. */
export function Overrides({ overrides }: { readonly overrides: HealthOfOne['healthOverrides'] }) {
  return (
    <Panel title={words.overrides} count={overrides.length}>
      {overrides.length === 0 ? <p className={styles['muted']}>{words.noOverrides}</p> : null}
      <ul className={styles['overrides']}>
        {overrides.map((each) => (
          <li key={each.since}>
            <p>
              <WordBadge value={each.band} /> {endingOf(each)}
            </p>
            <LongText>{each.reason}</LongText>
            <p className={styles['muted']}>
              {words.overriddenBy(each.setBy, instantText(each.since))}
              {each.endedAt ? ` – ${instantText(each.endedAt)}` : ''}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const endingOf = ({ ending, endedBy, until }: HealthOfOne['healthOverrides'][number]): string =>
  ending === null ? words.inForce(dayText(until)) : words.endings[ending](endedBy ?? '');
