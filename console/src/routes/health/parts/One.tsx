import { Link } from '@tanstack/react-router';
import { useLiveScreen, usePageQuery } from '../../../app/graphql/use-api';
import { plusDays, todayIn } from '../../../domain/dates';
import { health as words } from '../../../messages/en/health';
import { Page as Frame } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import { HEALTH_CHANGED, HEALTH_OF_ONE } from '../one.graphql';
import type { PartProps } from '../page';
import { Acts } from './Acts';
import { Compare } from './Compare';
import { Head, Overrides, Shadow } from './Head';
import { History } from './History';
import { Why } from './Why';

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
      actions={<Acts engagement={found} />}
    >
      <Loaded answer={answer} lines={18}>
        {({ engagement }) =>
          engagement === null ? (
            <Empty>{words.missing(key)}</Empty>
          ) : (
            <>
              <Head engagement={engagement} />
              {engagement.health ? <Why health={engagement.health} /> : null}
              {engagement.shadowHealth ? (
                <Shadow shadow={engagement.shadowHealth} score={engagement.health?.score ?? null} />
              ) : null}
              <History
                points={engagement.healthHistory}
                overrides={engagement.healthOverrides}
                model={engagement.health?.model}
                from={from}
                to={today}
                range={range}
                change={change}
              />
              <Compare engagement={engagement} days={[before, after]} today={today} change={change} />
              <Overrides overrides={engagement.healthOverrides} />
            </>
          )
        }
      </Loaded>
    </Frame>
  );
}
