import { dayOfInstant, dayText } from '../../../domain/dates';
import { past as words } from '../../../messages/en/engagement';
import { Panel } from '../../../ui/Page';
import type { Engagement } from '../page.graphql';
import type { PartProps } from './part';
import styles from './parts.module.css';

/** Baselines, how go-live moved, holds, and what the partner said. */
export function Past({ engagement }: PartProps) {
  const { baselines, holds, timeZone, goLiveMoves, pulses } = engagement;
  const on = (instant: string) => dayText(dayOfInstant(instant, timeZone));
  return (
    <Panel title={words.title}>
      <Pulses pulses={pulses.nodes} on={on} />
      <section>
        <h3 className={styles['sub']}>{words.baselines}</h3>
        <ul className={styles['list']}>
          {baselines.map(({ name, reason, takenAt, takenBy, goLiveOn }) => (
            <li key={name} className={styles['item']}>
              <p>
                <strong dir="auto">{name}</strong>
                {goLiveOn ? `, ${words.goLive(dayText(goLiveOn))}` : ''}
              </p>
              {reason ? <p dir="auto">{reason}</p> : null}
              <p className={styles['muted']}>{words.baseline(takenBy, on(takenAt))}</p>
            </li>
          ))}
        </ul>
      </section>
      <Moves moves={goLiveMoves.nodes} on={on} />
      <section>
        <h3 className={styles['sub']}>{words.holds}</h3>
        {holds.length === 0 ? <p className={styles['muted']}>{words.noHolds}</p> : null}
        <ul className={styles['list']}>
          {holds.map(({ since, until, reason, heldBy }) => (
            <li key={since} className={styles['item']}>
              <p>
                {on(since)} – {until ? on(until) : words.lasting}{' '}
                <span className={styles['muted']}>{words.heldBy(heldBy)}</span>
              </p>
              <p dir="auto">{reason}</p>
            </li>
          ))}
        </ul>
      </section>
    </Panel>
  );
}

type On = (instant: string) => string;
const FIRST_MOVES = 3;

function Moves({ moves, on }: { readonly moves: Engagement['goLiveMoves']['nodes']; readonly on: On }) {
  const day = (value: string | null) => (value ? dayText(value) : words.none);
  const row = ({ at, action, movedBy, goLiveBefore, goLiveAfter }: (typeof moves)[number], place: number) => (
    <li key={`${at} ${place}`} className={styles['item']}>
      <p>{goLiveBefore ? words.move(day(goLiveBefore), day(goLiveAfter)) : words.first(day(goLiveAfter))}</p>
      <p className={styles['muted']}>
        {on(at)}, <bdi>{movedBy}</bdi>, {action.replace(/[.-]/g, ' ')}
      </p>
    </li>
  );
  return (
    <section>
      <h3 className={styles['sub']}>{words.moves}</h3>
      <ul className={styles['list']}>{moves.slice(0, FIRST_MOVES).map(row)}</ul>
      {moves.length > FIRST_MOVES ? (
        <details className={styles['more']}>
          <summary>{words.earlier(moves.length - FIRST_MOVES)}</summary>
          <ul className={styles['list']}>{moves.slice(FIRST_MOVES).map(row)}</ul>
        </details>
      ) : null}
    </section>
  );
}

function Pulses({ pulses, on }: { readonly pulses: Engagement['pulses']['nodes']; readonly on: On }) {
  if (pulses.length === 0) return null;
  return (
    <section>
      <h3 className={styles['sub']}>{words.pulses}</h3>
      <ul className={styles['list']}>
        {pulses.map(({ by, rating, comment, givenAt }) => (
          <li key={givenAt} className={styles['item']}>
            <p>
              {words.rating(rating)}{' '}
              <span className={styles['muted']}>
                <bdi>{by}</bdi>, {on(givenAt)}
              </span>
            </p>
            {comment ? <p dir="auto">{comment}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
