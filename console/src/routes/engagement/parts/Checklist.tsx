import { DownloadCsv } from '../../../app/DownloadCsv';
import { wordOf } from '../../../domain/words';
import { checklist as words } from '../../../messages/en/engagement';
import type { Column } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { ChecklistItem } from '../page.graphql';
import { ChecklistRow } from './ChecklistRow';
import type { PartProps } from './part';
import styles from './parts.module.css';

/** The evidence that the products in scope ask for, each with what was submitted and decided. */
export function Checklist({ engagement, may }: PartProps) {
  const { checklist, key } = engagement;
  const products = [...new Set(checklist.map(({ apiProduct }) => apiProduct.name))];
  return (
    <Panel
      title={words.title}
      count={checklist.length}
      actions={<DownloadCsv name={`${key}-checklist`} columns={COLUMNS} rows={checklist} />}
    >
      {checklist.length === 0 ? <Empty>{words.none}</Empty> : null}
      {products.map((name) => (
        <section key={name} aria-label={name}>
          <h3 className={styles['sub']}>{name}</h3>
          <ul className={styles['list']} data-list="">
            {checklist
              .filter(({ apiProduct }) => apiProduct.name === name)
              .map((item) => (
                <ChecklistRow key={item.key} item={item} engagement={engagement} may={may} />
              ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

const column = (name: string, text: NonNullable<Column<ChecklistItem>['text']>): Column<ChecklistItem> => ({
  name,
  cell: text,
  text,
});
const COLUMNS: readonly Column<ChecklistItem>[] = [
  column('API product', ({ apiProduct }) => apiProduct.name),
  column('Code', ({ code }) => code),
  column('Title', ({ title }) => title),
  column('Area', ({ kind }) => wordOf(kind)),
  column('Needed to leave', ({ neededBy }) => wordOf(neededBy)),
  column('Status', ({ status }) => wordOf(status)),
  column('Valid until', ({ expiresOn }) => expiresOn),
  column('Submitted by', ({ evidence }) => evidence[0]?.submittedBy),
  column('Submitted', ({ evidence }) => evidence[0]?.submittedAt),
  column('Decided by', ({ reviews }) => reviews[0]?.decidedBy),
];
