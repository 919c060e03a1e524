import { getRouteApi } from '@tanstack/react-router';
import { usePageQuery } from '../../app/graphql/use-api';
import { EngagementLink, portfolioLink } from '../../app/links';
import { portalPreview as words } from '../../messages/en/portal-preview';
import { states } from '../../messages/en/states';
import { IntegrationStatus } from '../../status/IntegrationStatus';
import { Page as Frame } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { PORTAL_PREVIEW } from './page.graphql';
import styles from './page.module.css';

const route = getRouteApi('/console/engagements/$key/portal');

/** The portal's status page as the partner sees it, to be looked at and not to be used. */
export function Page() {
  const { key } = route.useParams();
  const answer = usePageQuery(PORTAL_PREVIEW, { key }, { askedAgain: 'never' });
  const found = answer.data?.engagement;
  return (
    <Frame title={found ? words.title(found.title) : key} eyebrow={<EngagementLink id={key} />}>
      <Loaded answer={answer} lines={14}>
        {({ engagement }) => {
          if (!engagement) return <Empty action={portfolioLink()}>{states.missing}</Empty>;
          const { partner, portalPreview: seen } = engagement;
          return seen ? (
            <>
              <p role="note" className={styles['note']}>
                <strong>{words.preview}</strong> <bdi>{partner.name}</bdi> {words.what}
              </p>
              <div className={styles['seen']}>
                <IntegrationStatus integration={seen} />
              </div>
            </>
          ) : null;
        }}
      </Loaded>
    </Frame>
  );
}
