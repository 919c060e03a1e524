import { aside } from '../aside';
export const partnerFields = {
  name: 'Name',
  slug: 'Slug',
  slugHint: 'Part of its address; made from the name if left empty.',
  kind: 'Kind',
  tier: 'Tier',
  region: 'Region',
  regionHint: 'ISO 3166, as US or US-CA',
  timeZone: 'Time zone',
  timeZoneHint: 'Such as America/New_York',
  vertical: 'Industry',
  internal: 'One of our own test companies, which no figure counts',
  contacts: 'Contacts',
  contactName: (n: number) => `Name of contact ${n}`,
  contactRole: (n: number) => `Role of contact ${n}`,
  contactEmail: (n: number) => `Email of contact ${n}`,
  removeContact: (n: number) => `Remove contact ${n}`,
  addContact: 'Add a contact',
  contactsChanged: 'Somebody else has changed the contacts meanwhile; saving replaces theirs with these.',
} as const;

export const createPartner = {
  title: 'Create a partner',
  verb: 'Create',
  done: (name: string, warnings: readonly string[]) => [`${aside(name)} is created.`, ...warnings].join(' '),
} as const;

export const updatePartner = {
  title: (name: string) => `Change ${name}`,
  running: 'Running engagements keep their region and time zone.',
  verb: 'Save',
  done: (name: string, warnings: readonly string[]) => [`${aside(name)} is changed.`, ...warnings].join(' '),
} as const;

export const credentialFields = {
  clientId: 'Client ID',
  clientIdHint:
    'As its issuer gave it. The secret stays with the partner: it is never asked for, kept or shown.',
  environment: 'Environment',
  issuedAt: 'Issued (UTC)',
  expiresAt: 'Expires (UTC)',
  expiresHint: 'Empty if it does not expire.',
  fingerprint: 'Fingerprint',
  fingerprintHint: 'Of its certificate or key, if it has one.',
} as const;

export const registerApplication = {
  title: (partner: string) => `Register an application of ${partner}`,
  name: 'Name',
  products: 'API products',
  credential: (n: number) => `Credential ${n}`,
  addCredential: 'Add a credential',
  removeCredential: (n: number) => `Remove credential ${n}`,
  noProducts: 'The catalogue has no API product yet.',
  verb: 'Register',
  done: (name: string) => `${aside(name)} is registered; its calls are counted from now on.`,
} as const;

export const rotateCredential = {
  title: (clientId: string) => `Rotate ${clientId}`,
  note: 'The old credential is revoked at once; calls that still use it are counted as before.',
  verb: 'Rotate',
  done: 'The new credential is registered, and the old one is revoked.',
} as const;

export const revokeCredential = {
  title: (clientId: string) => `Revoke ${clientId}`,
  note: 'It cannot be taken back. Calls that still come with it are counted as before.',
  reason: 'Reason',
  verb: 'Revoke',
  done: 'The credential is revoked.',
} as const;
