import { Link } from '@tanstack/react-router';
import { adoption as words } from '../../messages/en/adoption';
import { Page as Frame } from '../../ui/Page';
import { Tabs } from '../../ui/Tabs';
import { Journey } from './parts/Journey';
import { Ranking } from './parts/Ranking';
import { Traffic } from './parts/Traffic';
import { Versions } from './parts/Versions';
import { type AdoptionSearch, TABS } from './search';
import { useAdoption } from './use-adoption';

const PARTS = { traffic: Traffic, partners: Ranking, journey: Journey, versions: Versions };

/** Is traffic coming, from whom, how good is it, and how far have engagements come? */
export function Page() {
  const { tab = 'traffic' } = useAdoption().search;
  const Part = PARTS[tab];
  return (
    <Frame title={words.title}>
      <Tabs label={words.parts}>
        {TABS.map((each) => (
          <Link
            key={each}
            from="/adoption"
            search={(before: AdoptionSearch) => ({ ...before, tab: each === 'traffic' ? undefined : each })}
            activeOptions={{ explicitUndefined: true }}
          >
            {words.tabs[each]}
          </Link>
        ))}
      </Tabs>
      <Part />
    </Frame>
  );
}
