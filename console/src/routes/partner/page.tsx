import { Link, getRouteApi } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { usePageQuery } from '../../app/graphql/use-api';
import { useMay } from '../../app/rights';
import { wordOf } from '../../domain/words';
import { partner as words, partners } from '../../messages/en/partners';
import { states } from '../../messages/en/states';
import { Button } from '../../ui/Button';
import { Columns, Page as Frame } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { PARTNER, type Partner } from './page.graphql';
import { Applications } from './parts/Applications';
import { Contacts } from './parts/Contacts';
import { Engagements } from './parts/Engagements';
import { Usage } from './parts/Usage';

const UpdatePartner = lazy(() => import('../../acts/UpdatePartner'));
const RegisterApplication = lazy(() => import('../../acts/RegisterApplication'));
const route = getRouteApi('/console/partners/$slug');

/** One partner: whom to talk to, with what it calls, how much, and what is being worked on. */
export function Page() {
  const { slug }: { slug: string } = route.useParams();
  const [after, setAfter] = useState<string | null>(null);
  const answer = usePageQuery(PARTNER, { slug, after });
  const found = answer.data?.partner;
  const all = <Link to="/partners">{partners.title}</Link>;
  if (found)
    return <Known partner={found} answer={answer} more={setAfter} loadingMore={answer.stale} eyebrow={all} />;
  return (
    <Frame title={slug} eyebrow={all}>
      <Loaded answer={answer} lines={14}>
        {() => <Empty action={all}>{states.missing}</Empty>}
      </Loaded>
    </Frame>
  );
}

interface Props {
  readonly partner: Partner;
  readonly answer: ReturnType<typeof usePageQuery<object, { slug: string }>>;
  readonly more: (after: string | null) => void;
  readonly loadingMore: boolean;
  readonly eyebrow: React.ReactNode;
}

function Known({ partner, answer, more, loadingMore, eyebrow }: Props) {
  const mayWrite = useMay('PARTNER_WRITE');
  const [act, setAct] = useState<'update' | 'register' | null>(null);
  const close = () => setAct(null);
  const { kind, tier, region, timeZone, vertical, internal } = partner;
  const about = [wordOf(kind), wordOf(tier), vertical, region, timeZone, internal ? words.ours : null];
  return (
    <Frame
      title={partner.name}
      eyebrow={
        <>
          {eyebrow} · <span dir="auto">{about.filter((each) => each !== null).join(' · ')}</span>
        </>
      }
      actions={
        mayWrite ? (
          <>
            <Button onPress={() => setAct('update')}>{words.edit}</Button>
            <Button onPress={() => setAct('register')}>{words.register}</Button>
          </>
        ) : (
          <p>{partners.mayNot}</p>
        )
      }
    >
      <Loaded answer={answer}>
        {() => (
          <>
            <Usage partner={partner} />
            <Engagements engagements={partner.engagements} more={more} loadingMore={loadingMore} />
            <Columns>
              <Contacts contacts={partner.contacts} />
            </Columns>
            <Applications applications={partner.applications} />
          </>
        )}
      </Loaded>
      <Suspense fallback={null}>
        {act === 'update' ? <UpdatePartner partner={partner} onClose={close} /> : null}
        {act === 'register' ? <RegisterApplication partner={partner} onClose={close} /> : null}
      </Suspense>
    </Frame>
  );
}
