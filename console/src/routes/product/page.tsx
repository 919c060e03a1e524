import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import { usePageQuery } from '../../app/graphql/use-api';
import { useMay } from '../../app/rights';
import { wordOf } from '../../domain/words';
import { catalogue, product as words } from '../../messages/en/catalogue';
import { states } from '../../messages/en/states';
import { Button } from '../../ui/Button';
import { Page as Frame } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { PRODUCT, type Product } from './page.graphql';
import { Checklist } from './parts/Checklist';
import { Operations } from './parts/Operations';
import { Versions } from './parts/Versions';
import type { ProductSearch } from './search';

const ImportApiDescription = lazy(() => import('../../acts/ImportApiDescription'));
const route = getRouteApi('/console/catalogue/$slug');

/** One API product: its versions and their operations, and what must be proven before a launch. */
export function Page() {
  const { slug }: { slug: string } = route.useParams();
  const answer = usePageQuery(PRODUCT, { slug });
  const found = answer.data?.apiProduct;
  const all = <Link to="/catalogue">{catalogue.title}</Link>;
  if (found) return <Known product={found} answer={answer} eyebrow={all} />;
  return (
    <Frame title={slug} eyebrow={all}>
      <Loaded answer={answer} lines={14}>
        {() => <Empty action={all}>{states.missing}</Empty>}
      </Loaded>
    </Frame>
  );
}

interface Props {
  readonly product: Product;
  readonly answer: ReturnType<typeof usePageQuery<object, { slug: string }>>;
  readonly eyebrow: ReactNode;
}

function Known({ product, answer, eyebrow }: Props) {
  const search: ProductSearch = route.useSearch();
  const navigate = useNavigate({ from: '/catalogue/$slug' });
  const mayWrite = useMay('CATALOG_WRITE');
  const [imports, setImports] = useState(false);
  const change = (changes: Partial<ProductSearch>, replace = false) =>
    void navigate({
      search: (before: ProductSearch) => ({ ...before, ...changes }),
      resetScroll: false,
      replace,
    });
  return (
    <Frame
      title={product.name}
      eyebrow={
        <>
          {eyebrow} · {wordOf(product.capability)}
        </>
      }
      actions={
        mayWrite ? (
          <Button kind="primary" onPress={() => setImports(true)}>
            {words.import}
          </Button>
        ) : (
          <p>{catalogue.mayNot}</p>
        )
      }
    >
      <Loaded answer={answer}>
        {() => (
          <>
            {product.description ? <p dir="auto">{product.description}</p> : null}
            <Versions product={product} />
            <Checklist product={product} />
            <Operations versions={product.versions} search={search} change={change} />
          </>
        )}
      </Loaded>
      <Suspense fallback={null}>
        {imports ? <ImportApiDescription product={product} onClose={() => setImports(false)} /> : null}
      </Suspense>
    </Frame>
  );
}
