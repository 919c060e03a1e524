import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { DownloadCsv } from '../../app/DownloadCsv';
import { useLiveEngagements } from '../../app/engagements/live';
import { usePageQuery } from '../../app/graphql/use-api';
import { reviews as words } from '../../messages/en/reviews';
import { Button } from '../../ui/Button';
import { Columns, Page as Frame, Panel } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { table } from '../../messages/en/table';
import { TO_REVIEW } from './page.graphql';
import { CSV_COLUMNS } from './parts/csv-columns';
import { Review } from './parts/Review';
import { ReviewList } from './parts/ReviewList';

const route = getRouteApi('/console/reviews');
const ALL = {};

/** Evidence beside the decision, longest waiting first. */
export function Page() {
  const { item } = route.useSearch();
  const navigate = useNavigate();
  const [after, setAfter] = useState<string | null>(null);
  const answer = usePageQuery(TO_REVIEW, { first: 20, after });
  useLiveEngagements(ALL);
  return (
    <Frame title={words.title}>
      <Loaded answer={answer} lines={10}>
        {({ checklistToReview: { nodes, totalCount, pageInfo } }) => {
          const shown = nodes.find(({ key }) => key === item) ?? nodes[0];
          if (!shown) return <Empty>{words.nothing}</Empty>;
          return (
            <Columns>
              <Panel
                title={words.waiting}
                count={totalCount}
                actions={<DownloadCsv name="reviews" columns={CSV_COLUMNS} rows={nodes} />}
              >
                <ReviewList
                  items={nodes}
                  shown={shown.key}
                  onShow={(key) => void navigate({ to: '/reviews', search: { item: key }, replace: true })}
                />
                {pageInfo.hasNextPage ? (
                  <Button onPress={() => setAfter(pageInfo.endCursor)} busy={answer.stale}>
                    {table.more}
                  </Button>
                ) : null}
              </Panel>
              <Review key={shown.key} item={shown} />
            </Columns>
          );
        }}
      </Loaded>
    </Frame>
  );
}
