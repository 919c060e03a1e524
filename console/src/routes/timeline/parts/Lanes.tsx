import { DownloadCsv } from '../../../app/DownloadCsv';
import { toggled } from '../../../app/engagements/search';
import { readAll, useFurther } from '../../../app/further';
import { readFragment } from '../../../app/graphql/types';
import { useApi } from '../../../app/graphql/use-api';
import type { filterOf } from '../../../app/engagements/filter';
import { todayIn } from '../../../domain/dates';
import { timeline as words } from '../../../messages/en/timeline';
import { LaneTimeline } from '../../../timeline/LaneTimeline';
import { scaleOver } from '../../../timeline/scale';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/States';
import { LANE, LANES, type LanesRef, MORE_TIMELINE, type TimelineData } from '../page.graphql';
import type { TimelineSearch } from '../search';
import { LaneLabel } from './LaneLabel';
import styles from './Lanes.module.css';
import { Milestones } from './Milestones';
import { CSV_COLUMNS } from './columns';
import { groupsOf } from './lanes';

const pick = ({ timeline }: { readonly timeline: LanesRef }) => {
  const { nodes, pageInfo } = readFragment(LANES, timeline);
  return { pageInfo, nodes: nodes.map((node) => readFragment(LANE, node)) };
};

interface Props {
  readonly data: TimelineData;
  readonly search: TimelineSearch;
  readonly change: (changes: TimelineSearch) => void;
  readonly filter: ReturnType<typeof filterOf>;
}

export function Lanes({ data, search, change, filter }: Props) {
  const { client } = useApi();
  const { zoom = 'month', by = 'lead', open = [], pages = 0 } = search;
  const first = pick(data);
  const further = { document: MORE_TIMELINE, variables: { filter }, pick };
  const { rows, hasMore, loading, readers } = useFurther(first, further, pages);
  const today = todayIn();
  if (rows.length === 0) return <Empty>{words.none}</Empty>;
  const days = rows.flatMap((row) =>
    [row.startedOn, row.baselineGoLiveOn, row.actualGoLiveOn ?? row.forecastGoLiveOn, row.p80On].filter(
      (day) => day !== null,
    ),
  );
  const scale = scaleOver(days, today, zoom);
  return (
    <>
      <div className={styles['head']}>
        <Legend />
        <DownloadCsv
          name={`timeline-${today}`}
          columns={CSV_COLUMNS}
          rows={() => readAll(client, first, further)}
        />
      </div>
      <LaneTimeline
        caption={words.caption}
        groups={groupsOf(rows, by)}
        isGrouped={by !== 'none'}
        scale={scale}
        today={today}
        labelOf={(lane) => (
          <LaneLabel
            lane={lane}
            isOpen={open.includes(lane.key)}
            onToggle={() => change({ open: toggled(open, lane.key) })}
          />
        )}
        detailOf={(lane) =>
          open.includes(lane.key) ? <Milestones engagement={lane.key} scale={scale} /> : null
        }
      />
      {readers}
      <p className={styles['head']}>
        {words.shown(rows.length, data.timeline.totalCount)}
        {hasMore ? (
          <Button busy={loading} onPress={() => change({ pages: pages + 1 })}>
            {words.more}
          </Button>
        ) : null}
      </p>
    </>
  );
}

const Legend = () => (
  <ul className={styles['legend']} aria-label={words.legendLabel}>
    {(['bar', 'ghost', 'late', 'goLive', 'whisker'] as const).map((part) => (
      <li key={part}>
        <i className={styles[part]} aria-hidden="true" /> {words.legend[part]}
      </li>
    ))}
  </ul>
);
