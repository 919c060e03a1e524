import type { ResultOf } from '../../../app/graphql/types';
import { help as words } from '../../../messages/en/portal-help';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { CONTACT } from '../page.graphql';
import styles from './Contacts.module.css';

type Contact = ResultOf<typeof CONTACT>;
const SIDES = ['SERVICES', 'PARTNER'] as const;

/** Who to turn to: the services team with its lead first, then the company's own. */
export function Contacts({ contacts }: { readonly contacts: readonly Contact[] }) {
  return (
    <Panel title={words.contacts}>
      {contacts.length === 0 ? <Empty>{words.noContacts}</Empty> : null}
      {SIDES.map((side) => {
        const some = contacts.filter(({ party }) => party === side);
        return some.length === 0 ? null : (
          <section key={side}>
            <h3 className={styles['side']}>{words.sides[side]}</h3>
            <ul className={styles['list']} data-list="">
              {some.map(({ key, name, role, email }) => (
                <li key={key} data-row="">
                  <strong dir="auto">{name}</strong> <bdi className={styles['role']}>{role}</bdi>
                  <br />
                  <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Panel>
  );
}
