import { usePageQuery } from '../../../app/graphql/use-api';
import { timeline as words } from '../../../messages/en/timeline';
import { MilestoneLanes } from '../../../timeline/MilestoneLanes';
import type { Scale } from '../../../timeline/scale';
import { Loaded } from '../../../ui/States';
import { TIMELINE_MILESTONES } from '../page.graphql';
import { milestoneLaneOf } from './lanes';

/** The plan of one engagement, read when it is opened. */
export function Milestones({ engagement, scale }: { readonly engagement: string; readonly scale: Scale }) {
  const answer = usePageQuery(TIMELINE_MILESTONES, { filter: { key: { in: [engagement] } } });
  return (
    <Loaded answer={answer} lines={3}>
      {({ timeline: { nodes } }) =>
        nodes[0] && nodes[0].milestones.length > 0 ? (
          <MilestoneLanes milestones={nodes[0].milestones.map(milestoneLaneOf)} scale={scale} />
        ) : (
          <p>{words.noMilestones}</p>
        )
      }
    </Loaded>
  );
}
