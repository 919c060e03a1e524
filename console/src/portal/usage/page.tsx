import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ResultOf } from '../../app/graphql/types';
import { useLiveScreen, usePageQuery } from '../../app/graphql/use-api';
import { DayBars } from '../../charts/DayBars';
import { dayText } from '../../domain/dates';
import { usage as words } from '../../messages/en/portal-usage';
import { Select } from '../../ui/Field';
import { Panel } from '../../ui/Page';
import { Empty } from '../../ui/States';
import { IntegrationPage } from '../frame/IntegrationPage';
import { CREDENTIALS_CHANGED, PORTAL_USAGE } from './page.graphql';
import { Applications } from './parts/Applications';
import { Operations } from './parts/Operations';
import { Totals } from './parts/Totals';
import { VersionsToLeave } from './parts/VersionsToLeave';
import { DAYS } from './search';

const FROM = '/portal/$key/usage';

/** The company's calls, what expires, and which versions to leave. */
export function Page(): React.JSX.Element {
  const { key } = useParams({ from: FROM });
  const { days = '28', environment } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const answer = usePageQuery(PORTAL_USAGE, {
    key,
    days: Number(days),
    environment: environment ?? null,
  });
  useLiveScreen(CREDENTIALS_CHANGED, { key });
  return (
    <IntegrationPage
      id={key}
      tab={FROM}
      answer={answer}
      actions={
        <Select
          label={words.range}
          value={days}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, days: DAYS.find((each) => each === value && each !== '28') }),
              replace: true,
            })
          }
          options={DAYS.map((value) => ({ value, label: words.days(value) }))}
        />
      }
    >
      {(integration) => <Content integration={integration} />}
    </IntegrationPage>
  );
}

export type Integration = NonNullable<ResultOf<typeof PORTAL_USAGE>['myIntegration']>;

function Content({ integration: { key, usage, applications } }: { readonly integration: Integration }) {
  return (
    <>
      <VersionsToLeave versions={usage.versionsToLeave} />
      <Totals usage={usage} />
      <Panel title={words.byDay(dayText(usage.from), dayText(usage.to))}>
        {usage.totals.calls === 0 ? (
          <Empty>{words.noCalls}</Empty>
        ) : (
          <DayBars
            label={words.chart}
            days={usage.daily.map(({ day }) => day)}
            series={[
              { name: words.successes, values: usage.daily.map(({ successes }) => successes) },
              { name: words.clientErrors, values: usage.daily.map(({ clientErrors }) => clientErrors) },
              { name: words.throttled, values: usage.daily.map(({ throttled }) => throttled) },
              { name: words.serverErrors, values: usage.daily.map(({ serverErrors }) => serverErrors) },
            ]}
          />
        )}
      </Panel>
      <Operations id={key} operations={usage.byOperation} />
      <Applications id={key} applications={applications} />
    </>
  );
}
