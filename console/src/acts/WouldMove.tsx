import { type FragmentOf, type ResultOf, graphql, readFragment } from '../app/graphql/types';
import type { Preview } from '../app/graphql/use-preview';
import { dayText } from '../domain/dates';
import { wouldMove as words } from '../messages/en/acts-plan';
import { DataTable } from '../ui/DataTable';
import styles from './acts.module.css';

/** Of each milestone whose forecast moves. */
export const MOVED = graphql(`
  fragment Moved on MovedMilestone {
    beforeDue
    afterDue
    milestone {
      id
      code
      title
    }
  }
`);
type Moved = ResultOf<typeof MOVED>;

interface Moves {
  readonly forecastBefore: string | null;
  readonly forecastAfter: string | null;
  readonly moved: readonly FragmentOf<typeof MOVED>[] | null;
}

interface Props {
  /** Null while there is nothing to preview. */
  readonly preview: Preview<Moves> | null;
  /** What is said then. */
  readonly unchanged: string;
}

const dayOrNone = (day: string | null): string => (day ? dayText(day) : words.none);

/** What a change of a milestone would move, before it is made. */
export function WouldMove({ preview, unchanged }: Props) {
  const payload = preview?.payload;
  const moved = payload?.moved?.map((each) => readFragment(MOVED, each)) ?? null;
  return (
    <section
      aria-label={words.preview}
      aria-live="polite"
      className={`${styles['preview']} ${preview?.loading ? styles['stale'] : ''}`}
    >
      <h3>{words.preview}</h3>
      {preview === null ? <p className={styles['muted']}>{unchanged}</p> : null}
      {preview?.userErrors.map(({ message }) => (
        <p key={message} className={styles['bad']}>
          {message}
        </p>
      ))}
      {payload && moved ? (
        <p>
          {words.goLive}:{' '}
          <strong className={payload.forecastAfter === payload.forecastBefore ? undefined : styles['bad']}>
            {words.move(dayOrNone(payload.forecastBefore), dayOrNone(payload.forecastAfter))}
          </strong>
        </p>
      ) : null}
      {moved?.length === 0 ? <p>{words.same}</p> : null}
      {moved && moved.length > 0 ? (
        <DataTable
          caption={words.moved}
          columns={COLUMNS}
          rows={moved}
          keyOf={({ milestone }) => milestone.id}
        />
      ) : null}
    </section>
  );
}

const COLUMNS = [
  { name: words.milestone, cell: ({ milestone }: Moved) => milestone.code },
  { name: words.before, cell: ({ beforeDue }: Moved) => dayOrNone(beforeDue) },
  { name: words.after, cell: ({ afterDue }: Moved) => dayOrNone(afterDue) },
];
