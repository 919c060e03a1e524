import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { DownloadCsv } from '../../app/DownloadCsv';
import { usePageQuery } from '../../app/graphql/use-api';
import { useLog } from '../../app/shell/log-context';
import { useViewer } from '../../app/viewer';
import { mondayOf, plusDays, todayIn, weekdayText } from '../../domain/dates';
import { myTime as words } from '../../messages/en/my-time';
import { Button } from '../../ui/Button';
import { Page as Frame, Panel } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { MY_TIME } from './page.graphql';
import { Entries } from './parts/Entries';
import { WeekGrid } from './parts/WeekGrid';
import { gridOf } from './parts/grid';

const route = getRouteApi('/console/time');

/** What was logged in a week, by engagement and day. */
export function Page() {
  const { timeZone } = useViewer();
  const { week } = route.useSearch();
  const navigate = useNavigate();
  const log = useLog();
  const today = todayIn(timeZone);
  const from = mondayOf(week ?? today);
  const answer = usePageQuery(MY_TIME, { from, to: plusDays(from, 6) });
  const go = (day: string | undefined) => void navigate({ to: '/time', search: { week: day } });
  const name = words.week(weekdayText(from), weekdayText(plusDays(from, 6)));
  const grid = answer.data ? gridOf(answer.data.myTime, from) : null;
  return (
    <Frame
      title={words.title}
      actions={
        <>
          <Button onPress={() => go(plusDays(from, -7))}>{words.previous}</Button>
          <Button onPress={() => go(undefined)} isDisabled={from === mondayOf(today)}>
            {words.thisWeek}
          </Button>
          <Button onPress={() => go(plusDays(from, 7))} isDisabled={from >= mondayOf(today)}>
            {words.next}
          </Button>
          <Button kind="primary" onPress={() => log()}>
            {words.log}
          </Button>
        </>
      }
    >
      <Panel
        title={name}
        actions={grid ? <DownloadCsv name={`time-${from}`} columns={grid.columns} rows={grid.rows} /> : null}
      >
        <Loaded answer={answer}>
          {() =>
            grid && grid.rows.length > 0 ? (
              <WeekGrid caption={words.caption(name)} grid={grid} />
            ) : (
              <Empty>{words.nothing}</Empty>
            )
          }
        </Loaded>
      </Panel>
      {answer.data && answer.data.myTime.entries.length > 0 ? (
        <Entries entries={answer.data.myTime.entries} />
      ) : null}
    </Frame>
  );
}
