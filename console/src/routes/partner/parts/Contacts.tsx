import { DownloadCsv } from '../../../app/DownloadCsv';
import { partner as words } from '../../../messages/en/partners';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { Partner } from '../page.graphql';

type Contact = Partner['contacts'][number];

export const Contacts = ({ contacts }: { readonly contacts: readonly Contact[] }) => (
  <Panel
    title={words.contacts}
    count={contacts.length}
    actions={<DownloadCsv name="contacts" columns={COLUMNS} rows={contacts} />}
  >
    {contacts.length === 0 ? (
      <Empty>{words.noContacts}</Empty>
    ) : (
      <DataTable caption={words.contact} columns={COLUMNS} rows={contacts} keyOf={({ email }) => email} />
    )}
  </Panel>
);

const COLUMNS: readonly Column<Contact>[] = [
  { name: words.contact, text: ({ name }) => name, cell: ({ name }) => <span dir="auto">{name}</span> },
  { name: words.role, text: ({ role }) => role, cell: ({ role }) => <span dir="auto">{role}</span> },
  {
    name: words.email,
    text: ({ email }) => email,
    cell: ({ email }) => <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>,
  },
];
