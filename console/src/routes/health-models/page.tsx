import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { models as words } from '../../messages/en/health-models';
import { Page as Frame } from '../../ui/Page';
import { Tabs } from '../../ui/Tabs';
import { Backtests } from './parts/Backtests';
import { Models } from './parts/Models';
import type { ModelsSearch } from './search';

export type Show = (
  search: ModelsSearch | { readonly tab?: 'backtests'; readonly model?: string; readonly backtest?: string },
) => void;

/** How health is scored: the published models, where each is used, and how well it would have warned. */
export function Page() {
  const search: ModelsSearch = useSearch({ from: '/console/models' });
  const navigate = useNavigate();
  const show: Show = (to) => void navigate({ to: '/models', search: to, resetScroll: false });
  const { tab, model, backtest } = search;
  return (
    <Frame title={words.title}>
      <Tabs label={words.parts}>
        <Link to="/health" search={{}} activeOptions={{ exact: true }}>
          {words.tabs.engagements}
        </Link>
        <Link
          to="/models"
          search={{ tab: undefined }}
          activeOptions={{ explicitUndefined: true }}
          aria-current={tab ? undefined : 'page'}
        >
          {words.tabs.models}
        </Link>
        <Link to="/models" search={{ tab: 'backtests' }} aria-current={tab ? 'page' : undefined}>
          {words.tabs.backtests}
        </Link>
      </Tabs>
      {tab === 'backtests' ? (
        <Backtests shown={backtest} show={show} />
      ) : (
        <Models shown={model} show={show} />
      )}
    </Frame>
  );
}
