import { type FragmentOf, type ResultOf, readFragment } from '../../../app/graphql/types';
import { Differences } from '../../../charts/Differences';
import { dayText } from '../../../domain/dates';
import { roundTogether } from '../../../domain/round-together';
import { wordOf } from '../../../domain/words';
import { health as words } from '../../../messages/en/health';
import { FieldRow, TextField } from '../../../ui/Field';
import { Panel } from '../../../ui/Page';
import { HEALTH_POINTS, type HealthOfOne } from '../one.graphql';
import type { PartProps } from '../page';

interface Props {
  readonly engagement: HealthOfOne;
  readonly days: readonly [string, string];
  readonly today: string;
  readonly change: PartProps['change'];
}

/** The points of each measure on two days, those that moved the score most first. */
export function Compare({ engagement, days: [before, after], today, change }: Props) {
  return (
    <Panel title={words.compare}>
      <FieldRow>
        <TextField
          label={words.before}
          type="date"
          value={before}
          max={today}
          onChange={(day) => change({ before: day === '' ? undefined : day })}
        />
        <TextField
          label={words.after}
          type="date"
          value={after}
          max={today}
          onChange={(day) => change({ after: day === '' ? undefined : day })}
        />
      </FieldRow>
      {engagement.before && engagement.after ? (
        <Table before={engagement.before} after={engagement.after} days={[before, after]} />
      ) : (
        <p>{words.noneThen}</p>
      )}
    </Panel>
  );
}

interface TableProps {
  readonly before: FragmentOf<typeof HEALTH_POINTS>;
  readonly after: FragmentOf<typeof HEALTH_POINTS>;
  readonly days: readonly [string, string];
}

type HealthPoints = ResultOf<typeof HEALTH_POINTS>;

function Table({ days: [firstDay, secondDay], ...given }: TableProps) {
  const before = readFragment(HEALTH_POINTS, given.before);
  const after = readFragment(HEALTH_POINTS, given.after);
  const [then, now] = [pointsOf(before), pointsOf(after)];
  const rows = after.measures.flatMap(({ measure }) => {
    const row = { before: then.get(measure) ?? null, after: now.get(measure) ?? null };
    return row.before === null && row.after === null ? [] : [{ key: measure, name: wordOf(measure), ...row }];
  });
  return (
    <Differences
      caption={words.compareCaption}
      heads={[words.measure, dayText(firstDay), dayText(secondDay), words.difference]}
      rows={rows}
      total={{ key: 'score', name: words.score, before: sumOf(then), after: sumOf(now) }}
    />
  );
}

type Points = ReadonlyMap<string, number>;

/** By measure, in hundredths, so that both the columns and the differences add up. */
function pointsOf({ scoreExact, measures }: HealthPoints): Points {
  const known = measures.flatMap(({ measure, contribution }) =>
    contribution === null ? [] : [{ measure, contribution }],
  );
  const shown = roundTogether(
    known.map(({ contribution }) => contribution),
    scoreExact ?? 0,
  );
  return new Map(known.map(({ measure }, place) => [measure, shown[place]!]));
}

const sumOf = (points: Points): number | null =>
  points.size === 0 ? null : [...points.values()].reduce((sum, each) => sum + each, 0);
