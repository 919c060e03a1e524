import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import type { Answer } from '../../app/graphql/use-api';
import { dayText, todayIn } from '../../domain/dates';
import { portal as words } from '../../messages/en/portal';
import { states } from '../../messages/en/states';
import { Select } from '../../ui/Field';
import { Page as Frame } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { type Head, useHeads } from './heads';
import styles from './IntegrationPage.module.css';
import { TABS } from './tabs';

interface Named {
  readonly key: string;
  readonly title: string;
}

interface Props<Integration extends Named> {
  readonly id: string;
  /** Path of the page, which stays the same when another integration is chosen. */
  readonly tab: (typeof TABS)[number]['to'];
  readonly answer: Answer<{
    readonly myIntegration: Integration | null;
    readonly myIntegrations: { readonly nodes: readonly Named[] };
  }>;
  readonly actions?: ReactNode;
  readonly children: (integration: Integration) => ReactNode;
}

/** A page of one integration: which one it is, its other pages, and the content. */
export function IntegrationPage<Integration extends Named>(props: Props<Integration>) {
  const { id, tab, answer, actions, children } = props;
  const heads = useHeads();
  const { data } = answer;
  const head: Head | undefined = data?.myIntegration
    ? { title: data.myIntegration.title, others: data.myIntegrations.nodes }
    : heads.get(id);
  useEffect(() => {
    if (head) heads.set(id, head);
  });
  const name = TABS.find(({ to }) => to === tab)!.name;
  useEffect(() => {
    document.title = `${name} · ${head?.title ?? id} · Causeway`;
  }, [name, head?.title, id]);
  return (
    <Frame title={head?.title ?? id} eyebrow={<Which id={id} tab={tab} head={head} />} actions={actions}>
      <p className={styles['printed']}>{words.printed(id, dayText(todayIn()))}</p>
      <Tabs id={id} />
      <Loaded answer={answer} lines={12}>
        {({ myIntegration }) =>
          myIntegration ? (
            children(myIntegration)
          ) : (
            <Empty action={<Link to="/portal">{words.all}</Link>}>{states.missing}</Empty>
          )
        }
      </Loaded>
    </Frame>
  );
}

const Tabs = ({ id }: { readonly id: string }) => (
  <nav aria-label={words.pages} className={styles['tabs']}>
    {TABS.map(({ to, name, letter }) => (
      <Link
        key={to}
        to={to}
        params={{ key: id }}
        activeOptions={{ exact: true, includeSearch: false }}
        activeProps={{ className: styles['here']! }}
        aria-keyshortcuts={`g ${letter}`}
      >
        {name}
      </Link>
    ))}
  </nav>
);

interface WhichProps extends Pick<Props<Named>, 'id' | 'tab'> {
  readonly head: Head | undefined;
}

/** The key, or a choice if there are several integrations. */
function Which({ id, tab, head }: WhichProps) {
  const navigate = useNavigate();
  const others = head?.others ?? [];
  if (others.length < 2) return <span>{id}</span>;
  return (
    <span className={styles['which']}>
      <Select
        label={words.which}
        value={id}
        onChange={(key) => void navigate({ to: tab, params: { key } })}
        options={others.map(({ key, title }) => ({ value: key, label: `${key} · ${title}` }))}
      />
    </span>
  );
}
