import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { usePageQuery } from '../../app/graphql/use-api';
import { useMay } from '../../app/rights';
import { catalogue as words } from '../../messages/en/catalogue';
import { Button } from '../../ui/Button';
import { Page as Frame } from '../../ui/Page';
import { Loaded } from '../../ui/States';
import { CATALOGUE } from './page.graphql';
import { CatalogueFilterBar } from './parts/CatalogueFilterBar';
import { Playbooks } from './parts/Playbooks';
import { Products } from './parts/Products';
import { type CatalogueSearch, filterOf } from './search';

const CreateApiProduct = lazy(() => import('../../acts/CreateApiProduct'));
const route = getRouteApi('/console/catalogue');

/** What partners integrate, and the plans that integrations follow. */
export function Page() {
  const search: CatalogueSearch = route.useSearch();
  const navigate = useNavigate({ from: '/catalogue' });
  const [after, setAfter] = useState<string | null>(null);
  const [playbooksAfter, setPlaybooksAfter] = useState<string | null>(null);
  const [creates, setCreates] = useState(false);
  const mayWrite = useMay('CATALOG_WRITE');
  const answer = usePageQuery(CATALOGUE, { filter: filterOf(search), first: 50, after, playbooksAfter });
  const change = (changes: Partial<CatalogueSearch>, replace = false) => {
    setAfter(null);
    void navigate({
      search: (before: CatalogueSearch) => ({ ...before, ...changes }),
      resetScroll: false,
      replace,
    });
  };
  return (
    <Frame
      title={words.title}
      actions={
        mayWrite ? (
          <Button kind="primary" onPress={() => setCreates(true)}>
            {words.create}
          </Button>
        ) : (
          <p>{words.mayNot}</p>
        )
      }
    >
      <CatalogueFilterBar search={search} change={change} />
      <Loaded answer={answer} lines={14}>
        {({ apiProducts, playbooks }) => (
          <>
            <Products
              products={apiProducts}
              onMore={setAfter}
              loadingMore={answer.stale}
              onAll={() => change({ q: undefined, capabilities: undefined })}
            />
            <Playbooks
              playbooks={playbooks.nodes}
              count={playbooks.totalCount}
              more={
                playbooks.pageInfo.hasNextPage
                  ? () => setPlaybooksAfter(playbooks.pageInfo.endCursor)
                  : undefined
              }
              loadingMore={answer.stale}
              shown={search.playbook}
              onShow={(playbook) => change({ playbook })}
            />
          </>
        )}
      </Loaded>
      <Suspense fallback={null}>
        {creates ? (
          <CreateApiProduct
            onClose={() => setCreates(false)}
            onDone={(slug) => void navigate({ to: '/catalogue/$slug', params: { slug } })}
          />
        ) : null}
      </Suspense>
    </Frame>
  );
}
