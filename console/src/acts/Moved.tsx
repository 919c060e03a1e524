import { type FragmentOf, type ResultOf, graphql, readFragment } from '../app/graphql/types';
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
type MovedRow = ResultOf<typeof MOVED>;

export interface Moves {
  readonly forecastBefore: string | null;
  readonly forecastAfter: string | null;
  readonly moved: readonly FragmentOf<typeof MOVED>[] | null;
}

export const dayOrNone = (day: string | null): string => (day ? dayText(day) : words.none);

/** Go-live before and after a change, and the milestones that it moves. */
export function Moved({ moves: { forecastBefore, forecastAfter, moved: given } }: { readonly moves: Moves }) {
  if (given === null) return null;
  const moved = given.map((each) => readFragment(MOVED, each));
  return (
    <>
      <p>
        {words.goLive}: <GoLive before={forecastBefore} after={forecastAfter} />
      </p>
      {moved.length === 0 ? (
        <p>{words.same}</p>
      ) : (
        <div className={styles['moved']}>
          <DataTable
            caption={words.moved}
            columns={COLUMNS}
            rows={moved}
            keyOf={({ milestone }) => milestone.id}
          />
        </div>
      )}
    </>
  );
}

function GoLive({ before, after }: { readonly before: string | null; readonly after: string | null }) {
  if (before === after) return <strong>{words.stays(dayOrNone(after))}</strong>;
  const isEarlier = before !== null && after !== null && after < before;
  return (
    <strong className={styles[isEarlier ? 'good' : 'bad']}>
      {words.move(dayOrNone(before), dayOrNone(after))}
    </strong>
  );
}

const COLUMNS = [
  { name: words.milestone, cell: ({ milestone }: MovedRow) => milestone.code },
  { name: words.before, cell: ({ beforeDue }: MovedRow) => dayOrNone(beforeDue) },
  { name: words.after, cell: ({ afterDue }: MovedRow) => dayOrNone(afterDue) },
];
