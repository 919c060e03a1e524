import { aside } from '../aside';
export const engineerFields = {
  name: 'Name',
  email: 'Email',
  timeZone: 'Time zone',
  timeZoneHint: 'Such as America/New_York',
  region: 'Region',
  regionHint: 'ISO 3166, such as US or US-CA; its public holidays apply. Leave it empty for none.',
  hours: 'Hours a week for engagements',
  skills: 'API products they know',
  levels: {
    1: '1, beginner',
    2: '2, some experience',
    3: '3, works alone',
    4: '4, experienced',
    5: '5, can teach others',
  },
  addSkill: 'Add an API product',
  choose: 'Choose',
  removeSkill: (name: string) => `Remove ${name}`,
  skillsChanged: 'Somebody else has changed the skills meanwhile; saving replaces theirs with these.',
} as const;

const told = (text: string, warnings: readonly string[]) => [text, ...warnings].join(' ');

export const createEngineer = {
  title: 'Add a solution engineer',
  note: 'They can be allocated at once. To let them sign in, an admin invites them on Admin.',
  verb: 'Add',
  done: (name: string, warnings: readonly string[]) => told(`${aside(name)} is added.`, warnings),
} as const;

export const updateEngineer = {
  title: (name: string) => `Change ${name}`,
  note: 'Hours change from this week on; past weeks keep theirs.',
  verb: 'Save',
  done: (name: string, warnings: readonly string[]) => told(`${aside(name)} is changed.`, warnings),
} as const;

export const updateAllocation = {
  title: (key: string) => `Change the allocation on ${key}`,
  started: 'It has started: past days stay as they are.',
  verb: 'Save',
  done: (warnings: readonly string[]) => told('The allocation is changed.', warnings),
} as const;
