import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { DownloadCsv } from '../../app/DownloadCsv';
import { useLiveScreen, usePageQuery } from '../../app/graphql/use-api';
import { shareText } from '../../domain/numbers';
import { checklist as words } from '../../messages/en/portal-checklist';
import { Select } from '../../ui/Field';
import { Panel } from '../../ui/Page';
import { Empty } from '../../ui/States';
import { SubmitMyEvidence } from '../acts/SubmitMyEvidence';
import { IntegrationPage } from '../frame/IntegrationPage';
import { GROUPS, type Item, type Shown, groupOf } from './groups';
import { CHECKLIST_CHANGED, PORTAL_CHECKLIST } from './page.graphql';
import styles from './page.module.css';
import { CHECKLIST_COLUMNS } from './parts/columns';
import { ItemRow } from './parts/ItemRow';
import { SHOWN } from './search';

const FROM = '/portal/$key/checklist';

/** What the launch needs, what evidence is wanted, and what became of what was submitted. */
export function Page(): React.JSX.Element {
  const { key } = useParams({ from: FROM });
  const answer = usePageQuery(PORTAL_CHECKLIST, { key });
  useLiveScreen(CHECKLIST_CHANGED, { key });
  return (
    <IntegrationPage id={key} tab={FROM} answer={answer}>
      {(integration) => <Content integration={integration} />}
    </IntegrationPage>
  );
}

function Content({ integration }: { readonly integration: Shown }) {
  const { show = 'ALL' } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const [item, setItem] = useState<Item | null>(null);
  const { key, stage, status, checklist } = integration;
  const hasEnded = status === 'COMPLETED' || status === 'CANCELLED';
  const groups = GROUPS.map((group) => ({
    group,
    items: checklist.filter((each) => groupOf(each, stage) === group),
  })).filter(({ group, items }) => items.length > 0 && (show === 'ALL' || group !== 'done'));
  if (checklist.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <>
      <div className={styles['head']}>
        <Progress items={checklist} />
        <Select
          label={words.show}
          value={show}
          onChange={(value) =>
            void navigate({ search: { show: value === 'OPEN' ? value : undefined }, replace: true })
          }
          options={SHOWN.map((value) => ({ value, label: words.shown[value] }))}
        />
        <DownloadCsv
          name={`${key}-checklist`}
          columns={CHECKLIST_COLUMNS}
          rows={groups.flatMap(({ items }) => items)}
        />
      </div>
      {groups.length === 0 ? <Empty>{words.nothingOpen}</Empty> : null}
      {groups.map(({ group, items }) => (
        <Panel key={group} title={words.groups[group]} count={items.length}>
          <p className={styles['hint']}>{words.hints[group]}</p>
          <ul className={styles['list']} data-list="">
            {items.map((each) => (
              <ItemRow key={each.key} item={each} onSubmit={hasEnded ? null : () => setItem(each)} />
            ))}
          </ul>
        </Panel>
      ))}
      {item ? <SubmitMyEvidence integration={key} item={item} onClose={() => setItem(null)} /> : null}
    </>
  );
}

function Progress({ items }: { readonly items: readonly Item[] }) {
  const done = items.filter(({ status }) => status === 'SATISFIED' || status === 'WAIVED').length;
  return (
    <p className={styles['progress']}>
      <strong>{words.done(done, items.length)}</strong>
      <progress max={items.length} value={done} aria-label={words.progress} />
      <span>{shareText(done / items.length)}</span>
    </p>
  );
}
