import { aside } from '../aside';
export const partnerField = {
  partner: 'Partner',
  search: 'Search partners',
  choose: 'Choose',
} as const;

export const inviteUser = {
  title: 'Invite somebody',
  name: 'Name',
  email: 'Email',
  emailHint: 'They sign in with this address.',
  role: 'Role',
  engineer: 'Solution engineer',
  verb: 'Invite',
  done: 'Invited. They can sign in now.',
} as const;

export const updateUser = {
  title: (name: string) => `Edit ${name}`,
  verb: 'Save',
  done: 'Saved.',
} as const;

export const userState = {
  deactivate: {
    title: (name: string) => `Deactivate ${name}`,
    note: 'They are signed out within seconds and can no longer sign in. What they did stays.',
    verb: 'Deactivate',
    done: (name: string) => `${aside(name)} is deactivated.`,
  },
  reactivate: {
    title: (name: string) => `Reactivate ${name}`,
    note: 'They can sign in again, with the rights of their role.',
    verb: 'Reactivate',
    done: (name: string) => `${aside(name)} can sign in again.`,
  },
} as const;

export const createKey = {
  title: 'Create an API key',
  name: 'Name',
  nameHint: 'What uses it, e.g. Kong in Frankfurt.',
  expires: 'Last day',
  scope: 'It may send usage records to /ingest/usage.',
  verb: 'Create',
  done: 'The key is created.',
  secret: 'The key, shown only now. Keep it where secrets are kept.',
  copied: 'I have kept it',
} as const;

export const revokeKey = {
  title: (name: string) => `Revoke ${name}`,
  note: 'What uses it can no longer send usage from now on.',
  verb: 'Revoke',
  done: 'The key is revoked.',
} as const;

export const retryJob = {
  title: 'Run the job again',
  verb: 'Run again',
  done: 'The job will run again.',
} as const;

export const retryQuarantine = {
  title: 'Try to count the records again',
  note: (count: number) => `${count} records are matched again; those that still fit nothing stay.`,
  verb: 'Try again',
  done: 'Records that fit are counted.',
} as const;
