import { useState } from 'react';
import { CompleteMilestone } from '../../acts/CompleteMilestone';
import { PassBall, ResolveBlocker } from '../../acts/later';
import { type ResultOf, readFragment } from '../../app/graphql/types';
import { useLiveScreen, usePageQuery } from '../../app/graphql/use-api';
import { portfolioLink } from '../../app/links';
import { useOpenAct } from '../../app/use-open-act';
import { myWork as words } from '../../messages/en/my-work';
import { Select } from '../../ui/Field';
import { Page as Frame } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { MY_WORK, MY_WORK_CHANGED, WORK_ROW } from './page.graphql';
import { type Act, type Item, WorkList, keyOf } from './parts/WorkList';

const LISTS = ['overdue', 'dueSoon', 'waitingOnMe', 'toReview', 'ready', 'blocked'] as const;

/** What to do next, most urgent first, with the actions in place. */
export function Page() {
  const [dueWithin, setDueWithin] = useState(5);
  const answer = usePageQuery(MY_WORK, { dueWithin });
  useLiveScreen(MY_WORK_CHANGED, {}, { pause: !answer.data });
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
        {(data) => <Lists work={data.myWork} />}
      </Loaded>
    </Frame>
  );
}

function Lists({ work }: { readonly work: ResultOf<typeof MY_WORK>['myWork'] }) {
  const filled = LISTS.filter((list) => work[`${list}Count`] > 0).map((list) => ({
    list,
    count: work[`${list}Count`],
    rows: work[list].map((row) => readFragment(WORK_ROW, row)),
  }));
  const items = filled.flatMap(({ rows }) => rows);
  const { open, start, close } = useOpenAct<Item, Act>(items, keyOf);
  const { engagement, milestone, blocker } = open?.row ?? {};
  return (
    <>
      {filled.length === 0 ? <Empty action={portfolioLink()}>{words.nothing}</Empty> : null}
      {filled.map(({ list, count, rows }) => (
        <WorkList key={list} title={words.lists[list]} count={count} rows={rows} onAct={start} />
      ))}
      {open?.act === 'pass' && engagement ? <PassBall engagement={engagement} onClose={close} /> : null}
      {open?.act === 'complete' && milestone ? (
        <CompleteMilestone milestone={milestone} onClose={close} />
      ) : null}
      {open?.act === 'resolve' && blocker ? <ResolveBlocker blocker={blocker} onClose={close} /> : null}
    </>
  );
}
