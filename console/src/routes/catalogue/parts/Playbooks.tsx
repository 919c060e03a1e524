import { Suspense, lazy, useState } from 'react';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { useMay } from '../../../app/rights';
import { dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { catalogue as words } from '../../../messages/en/catalogue';
import { Badge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { Playbook } from '../page.graphql';
import styles from './Catalogue.module.css';
import { ExportPlaybook } from './ExportPlaybook';

const Publish = lazy(() => import('./Publish'));

interface Props {
  readonly playbooks: readonly Playbook[];
  readonly count: number;
  /** Set if there are more. */
  readonly more: (() => void) | undefined;
  readonly loadingMore: boolean;
  /** Slug of the one whose milestones are shown. */
  readonly shown: string | undefined;
  readonly onShow: (slug: string | undefined) => void;
}

/** The latest version of each playbook. */
export function Playbooks({ playbooks, count, more, loadingMore, shown, onShow }: Props) {
  const mayPublish = useMay('PLAYBOOK_PUBLISH');
  const [publishes, setPublishes] = useState<{ readonly slug?: string } | null>(null);
  const open = playbooks.find(({ slug }) => slug === shown);
  const publish = mayPublish ? (slug: string) => setPublishes({ slug }) : null;
  return (
    <Panel
      title={words.playbooks}
      count={count}
      actions={
        <>
          {mayPublish ? <Button onPress={() => setPublishes({})}>{words.publish}</Button> : null}
          <DownloadCsv name="playbooks" columns={columnsOf(shown, onShow, null)} rows={playbooks} />
        </>
      }
    >
      {playbooks.length === 0 ? (
        <Empty>{words.noPlaybooks}</Empty>
      ) : (
        <DataTable
          caption={words.playbook}
          columns={columnsOf(shown, onShow, publish)}
          rows={playbooks}
          keyOf={({ id }) => id}
          more={more}
          loadingMore={loadingMore}
        />
      )}
      {open ? <Milestones playbook={open} /> : null}
      <Suspense fallback={null}>
        {publishes ? (
          <Publish playbooks={playbooks} slug={publishes.slug} onClose={() => setPublishes(null)} />
        ) : null}
      </Suspense>
    </Panel>
  );
}

function columnsOf(
  shown: string | undefined,
  onShow: Props['onShow'],
  publish: ((slug: string) => void) | null,
): readonly Column<Playbook>[] {
  return [
    {
      name: words.playbook,
      text: ({ title }) => title,
      cell: ({ slug, title }) => (
        <button
          type="button"
          className={styles['disclose']}
          aria-expanded={slug === shown}
          title={words.show(title)}
          onClick={() => onShow(slug === shown ? undefined : slug)}
        >
          <span aria-hidden="true">{slug === shown ? '▾' : '▸'}</span> <bdi>{title}</bdi>
        </button>
      ),
    },
    { name: words.type, short: true, text: ({ type }) => type, cell: ({ type }) => wordOf(type) },
    { name: words.version, numeric: true, text: ({ version }) => version, cell: ({ version }) => version },
    {
      name: words.milestones,
      numeric: true,
      text: ({ milestones }) => milestones.length,
      cell: ({ milestones }) => milestones.length,
    },
    {
      name: words.published,
      short: true,
      text: ({ publishedAt }) => publishedAt,
      cell: ({ publishedAt }) => dayText(publishedAt.slice(0, 10)),
    },
    {
      name: words.acts,
      cell: (playbook) => (
        <span className={styles['acts']}>
          <ExportPlaybook playbook={playbook} />
          {publish ? <Button onPress={() => publish(playbook.slug)}>{words.publishNext}</Button> : null}
        </span>
      ),
    },
  ];
}

type Milestone = Playbook['milestones'][number];

const Milestones = ({ playbook: { slug, title, milestones } }: { readonly playbook: Playbook }) => (
  <section className={styles['milestones']} aria-label={words.milestonesOf(title)}>
    <h3 dir="auto">{words.milestonesOf(title)}</h3>
    <DataTable caption={words.milestones} columns={MILESTONES} rows={milestones} keyOf={({ code }) => code} />
    <p>
      <DownloadCsv name={`playbook-${slug}`} columns={MILESTONES} rows={milestones} />
    </p>
  </section>
);

const MILESTONES: readonly Column<Milestone>[] = [
  {
    name: words.code,
    short: true,
    text: ({ code }) => code,
    cell: ({ code, isGoLive }) => (
      <>
        <code>{code}</code> {isGoLive ? <Badge tone="good">{words.goLive}</Badge> : null}
      </>
    ),
  },
  { name: words.what, text: ({ title }) => title, cell: ({ title }) => <span dir="auto">{title}</span> },
  { name: words.stage, short: true, text: ({ stage }) => stage, cell: ({ stage }) => wordOf(stage) },
  { name: words.party, short: true, text: ({ party }) => party, cell: ({ party }) => wordOf(party) },
  {
    name: words.days,
    numeric: true,
    text: ({ durationDays }) => durationDays,
    cell: ({ durationDays }) => durationDays,
  },
  {
    name: words.required,
    short: true,
    text: ({ required }) => required,
    cell: ({ required }) => (required ? words.yes : words.no),
  },
];
