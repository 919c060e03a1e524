import { useRouter, useRouterState } from '@tanstack/react-router';
import { savedViews as words } from '../../messages/en/views';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Loaded } from '../../ui/States';
import { readFragment } from '../graphql/types';
import { type Outcome, useAct, usePageQuery } from '../graphql/use-api';
import { useNotices } from '../notices';
import { SaveForm } from './SaveForm';
import styles from './views.module.css';
import {
  type ConsolePage,
  DELETE_VIEW,
  type DeleteInput,
  SAVED_VIEW,
  SAVED_VIEWS,
  SAVE_VIEW,
  type SaveInput,
  type SavedView,
} from './views.graphql';

interface Props {
  readonly page: ConsolePage;
  readonly onClose: () => void;
}

/** Opens, saves, replaces and deletes views of the page behind it. */
export default function ViewsDialog({ page, onClose }: Props) {
  const answer = usePageQuery(SAVED_VIEWS, { page });
  const state = useRouterState({ select: ({ location }) => location.searchStr });
  return (
    <Dialog title={words.title} open onClose={onClose}>
      <Loaded answer={answer} lines={4}>
        {({ views }) => (
          <Views views={views.map((view) => readFragment(SAVED_VIEW, view))} onClose={onClose} />
        )}
      </Loaded>
      <SaveForm page={page} state={state} />
      <footer className={styles['foot']}>
        <Button onPress={onClose}>{words.close}</Button>
      </footer>
    </Dialog>
  );
}

interface ViewsProps {
  readonly views: readonly SavedView[];
  readonly onClose: () => void;
}

function Views({ views, onClose }: ViewsProps) {
  if (views.length === 0) return <p>{words.none}</p>;
  const lists = [
    { name: words.own, views: views.filter(({ isOwn }) => isOwn) },
    { name: words.shared, views: views.filter(({ isOwn }) => !isOwn) },
  ];
  return lists.map(({ name, views: own }) =>
    own.length === 0 ? null : (
      <section key={name}>
        <h3>{name}</h3>
        <ul className={styles['views']}>
          {own.map((view) => (
            <View key={view.id} view={view} onClose={onClose} />
          ))}
        </ul>
      </section>
    ),
  );
}

function View({ view, onClose }: { readonly view: SavedView; readonly onClose: () => void }) {
  const { id, name, page, state, shared, owner, isOwn, viewerMayChange, version } = view;
  const { history } = useRouter();
  const { pathname, searchStr } = useRouterState({ select: ({ location }) => location });
  const save = useAct<SaveInput, object>(SAVE_VIEW);
  const remove = useAct<DeleteInput, object>(DELETE_VIEW);
  const notify = useNotices();
  const say = ({ userErrors, failure }: Outcome<object>, done: string) =>
    notify(failure?.message ?? userErrors[0]?.message ?? done);
  const open = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.push(pathname + state);
    onClose();
  };
  const replace = async () =>
    say(
      await save.run({ viewId: id, expectedVersion: version, name, page, shared, state: searchStr }),
      words.saved(name),
    );
  const drop = async () =>
    say(await remove.run({ viewId: id, expectedVersion: version }), words.removed(name));
  return (
    <li>
      <span>
        <a href={pathname + state} onClick={open} dir="auto">
          {name}
        </a>{' '}
        {shared ? <small>{isOwn ? words.sharedWithAll : words.sharedBy(owner)}</small> : null}
      </span>
      {viewerMayChange ? (
        <span className={styles['acts']}>
          <Button
            kind="quiet"
            aria-label={words.replaceNamed(name)}
            busy={save.busy}
            isDisabled={state === searchStr}
            onPress={() => void replace()}
          >
            {words.replace}
          </Button>
          <Button
            kind="quiet"
            aria-label={words.removeNamed(name)}
            busy={remove.busy}
            onPress={() => void drop()}
          >
            {words.remove}
          </Button>
        </span>
      ) : null}
    </li>
  );
}
