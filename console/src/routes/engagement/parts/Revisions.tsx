import { graphql } from '../../../app/graphql/types';
import { usePageQuery } from '../../../app/graphql/use-api';
import { dayText, instantText } from '../../../domain/dates';
import { durationText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { revisions as words } from '../../../messages/en/engagement-details';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { LongText } from '../../../ui/LongText';
import { Loaded } from '../../../ui/States';
import styles from './parts.module.css';

const REVISIONS = graphql(`
  query ProgressRevisions($id: ID!) {
    node(id: $id) {
      ... on ProgressEntry {
        id
        revisions {
          revision
          at
          by
          day
          minutes
          text
          reason
          visibility
          withdrawn
        }
      }
    }
  }
`);

/** What an entry said before it was corrected, newest first. */
export default function Revisions({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const answer = usePageQuery(REVISIONS, { id });
  return (
    <Dialog title={words.title} open onClose={onClose}>
      <Loaded answer={answer}>
        {({ node }) => (
          <ol className={styles['list']}>
            {(node && 'revisions' in node ? [...node.revisions].reverse() : []).map((each) => (
              <li key={each.revision} className={styles['item']}>
                <p className={styles['muted']} dir="auto">
                  {each.revision === 1 ? words.original : words.revision(each.revision)}, {each.by},{' '}
                  {instantText(each.at)}
                </p>
                <LongText>{each.text}</LongText>
                <p className={styles['muted']}>
                  {dayText(each.day)}, {durationText(each.minutes)}, {wordOf(each.visibility)}
                </p>
                {each.reason ? <p dir="auto">{words.because(each.reason)}</p> : null}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      <div>
        <Button onPress={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}
