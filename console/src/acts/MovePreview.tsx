import type { ReactNode } from 'react';
import { type FragmentOf, type ResultOf, graphql, readFragment } from '../app/graphql/types';
import type { Preview } from '../app/graphql/use-preview';
import { wordOf } from '../domain/words';
import { movePreview as words } from '../messages/en/acts-move';
import { wouldMove } from '../messages/en/acts-plan';
import { dayOrNone, Moved, MOVED } from './Moved';
import { PreviewPanel } from './PreviewPanel';
import styles from './acts.module.css';

/** Of the dry run of a move. */
export const MOVE_PREVIEW = graphql(
  `
    fragment MovePreview on MovePreview {
      stageBefore
      stageAfter
      statusBefore
      statusAfter
      ballBefore
      ballAfter
      forecastBefore
      forecastAfter
      baselineBefore
      baselineAfter
      moved {
        ...Moved
      }
      openBlockers {
        id
        reason
      }
    }
  `,
  [MOVED],
);
type Seen = ResultOf<typeof MOVE_PREVIEW>;

interface Props<Payload> {
  /** Null while there is nothing to preview. */
  readonly preview: Preview<Payload> | null;
  /** What else is said of the answer. */
  readonly children?: (payload: Payload) => ReactNode;
}

/** What a move of an engagement would change, before it is made. */
export function MovePreview<Payload extends { readonly preview: FragmentOf<typeof MOVE_PREVIEW> | null }>({
  preview,
  children,
}: Props<Payload>) {
  return (
    <PreviewPanel title={words.title} preview={preview} waits={words.waits}>
      {(payload) => {
        const seen = readFragment(MOVE_PREVIEW, payload.preview);
        return seen ? (
          <>
            <Changes seen={seen} />
            {children?.(payload)}
            <Moved moves={seen} />
            <OpenBlockers blockers={seen.openBlockers} />
          </>
        ) : null;
      }}
    </PreviewPanel>
  );
}

function Changes({ seen }: { readonly seen: Seen }) {
  const party = (ball: string | null): string => (ball === null ? words.nobody : wordOf(ball));
  const changes = [
    [words.stage, wordOf(seen.stageBefore), wordOf(seen.stageAfter)],
    [words.status, wordOf(seen.statusBefore), wordOf(seen.statusAfter)],
    [words.ball, party(seen.ballBefore), party(seen.ballAfter)],
    [words.baseline, dayOrNone(seen.baselineBefore), dayOrNone(seen.baselineAfter)],
  ] as const;
  return changes
    .filter(([, before, after]) => before !== after)
    .map(([name, before, after]) => (
      <p key={name}>
        {name}: <strong>{wouldMove.move(before, after)}</strong>
      </p>
    ));
}

function OpenBlockers({ blockers }: { readonly blockers: Seen['openBlockers'] }) {
  if (blockers.length === 0) return null;
  return (
    <details className={styles['open']}>
      <summary>{words.open(blockers.length)}</summary>
      <ul>
        {blockers.map(({ id, reason }) => (
          <li key={id} dir="auto">
            {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
