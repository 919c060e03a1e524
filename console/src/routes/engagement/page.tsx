import { getRouteApi } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { Afterwards } from '../../app/Afterwards';
import { useLiveScreen, usePageQuery } from '../../app/graphql/use-api';
import { portfolioLink } from '../../app/links';
import { useViewer } from '../../app/viewer';
import { states } from '../../messages/en/states';
import { Page as Frame } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { mayOn } from './may';
import { ENGAGEMENT, ENGAGEMENT_CHANGED, type Engagement } from './page.graphql';
import { Blockers } from './parts/Blockers';
import { Checklist } from './parts/Checklist';
import { Eyebrow, HeadActions, StatusNote } from './parts/Head';
import { Feed } from './parts/Feed';
import { Gate } from './parts/Gate';
import { Past } from './parts/Past';
import { Plan } from './parts/Plan';
import { StageRail } from './parts/StageRail';
import { Team } from './parts/Team';
import { Tiles } from './parts/Tiles';
import styles from './page.module.css';

const Alerts = lazy(async () => ({ default: (await import('./parts/Alerts')).Alerts }));

const route = getRouteApi('/console/engagements/$key');

/** Where is it stuck? One engagement with its plan, what hinders it, and everything that can be done on it. */
export function Page() {
  const { key } = route.useParams();
  const answer = usePageQuery(ENGAGEMENT, { key });
  useLiveScreen(ENGAGEMENT_CHANGED, { key }, { pause: !answer.data?.engagement });
  const found = answer.data?.engagement;
  if (found) return <Known engagement={found} answer={answer} />;
  return (
    <Frame title={key}>
      <Loaded answer={answer} lines={16}>
        {() => <Empty action={portfolioLink()}>{states.missing}</Empty>}
      </Loaded>
    </Frame>
  );
}

interface Props {
  readonly engagement: Engagement;
  readonly answer: ReturnType<typeof usePageQuery<object, { key: string }>>;
}

function Known({ engagement, answer }: Props) {
  const viewer = useViewer();
  const may = mayOn(viewer, engagement);
  const search = route.useSearch();
  const part = { engagement, may };
  return (
    <Frame
      title={engagement.title}
      eyebrow={<Eyebrow engagement={engagement} />}
      actions={<HeadActions {...part} />}
    >
      <Loaded answer={answer}>
        {() => (
          <>
            <StatusNote {...part} />
            <StageRail {...part} />
            <Tiles {...part} />
            <div className={styles['body']}>
              <div className={styles['urgent']}>
                <Blockers {...part} />
                <Suspense fallback={null}>
                  <Alerts engagement={engagement} />
                </Suspense>
                <Gate {...part} />
              </div>
              <Afterwards>
                <div className={styles['main']}>
                  <Plan {...part} search={search} />
                  <Feed {...part} />
                </div>
                <div className={styles['side']}>
                  <Checklist {...part} />
                  <Team {...part} />
                  <Past {...part} />
                </div>
              </Afterwards>
            </div>
          </>
        )}
      </Loaded>
    </Frame>
  );
}
