import { useState } from 'react';
import { usePageQuery } from '../../app/graphql/use-api';
import { portfolioLink } from '../../app/links';
import { myWork as words } from '../../messages/en/my-work';
import { Select } from '../../ui/Field';
import { Page as Frame } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { MY_WORK } from './page.graphql';
import { WorkList } from './parts/WorkList';

const LISTS = ['overdue', 'dueSoon', 'waitingOnMe', 'toReview', 'ready', 'blocked'] as const;

/** What to do next, most urgent first, with the actions in place. */
export function Page() {
  const [dueWithin, setDueWithin] = useState(5);
  const answer = usePageQuery(MY_WORK, { dueWithin });
  return (
    <Frame
      title={words.title}
      actions={
        <Select
          label={words.soon}
          value={String(dueWithin)}
          onChange={(value) => setDueWithin(Number(value))}
          options={[0, 2, 5, 10, 20].map((days) => ({ value: String(days), label: words.days(days) }))}
        />
      }
    >
      <Loaded answer={answer} lines={10}>
        {({ myWork }) => {
          const filled = LISTS.filter((list) => myWork[`${list}Count`] > 0);
          if (filled.length === 0) return <Empty action={portfolioLink()}>{words.nothing}</Empty>;
          return filled.map((list) => (
            <WorkList
              key={list}
              title={words.lists[list]}
              count={myWork[`${list}Count`]}
              rows={myWork[list]}
            />
          ));
        }}
      </Loaded>
    </Frame>
  );
}
