import { aside } from '../aside';
export const createApiProduct = {
  title: 'Add an API product',
  name: 'Name',
  capability: 'Capability',
  description: 'What it does',
  slug: 'Slug',
  slugHint: 'Part of its address; made from the name if left empty.',
  verb: 'Add',
  done: (name: string) =>
    `${aside(name)} is in the catalogue. Import an API description to add its first version.`,
} as const;

export const importApiDescription = {
  title: (product: string) => `Import an API description of ${product}`,
  file: 'API description',
  fileHint: 'OpenAPI 3.0 to 3.2 or Swagger 2.0, as YAML or JSON, at most 8 MiB.',
  tooLarge: 'This file is larger than 8 MiB.',
  version: 'Version',
  versionHint: 'A new name adds a version; a known one is brought up to date.',
  status: 'Status of a new version',
  hosts: 'Hosts',
  hostsHint: 'Separated by commas; taken from the description, or unchanged, if left empty.',
  basePath: 'Base path',
  preview: 'What it would change',
  nothing: 'Nothing: the version is the same as this description.',
  added: (n: number) => `${n} added`,
  changed: (n: number) => `${n} with another summary`,
  removed: (n: number) => `${n} removed`,
  warnings: (n: number) => `${n} ${n === 1 ? 'problem' : 'problems'} in the description`,
  line: (line: number) => `Line ${line}: `,
  looking: 'Reading the description',
  verb: 'Import',
  done: (version: string) => `${version} is as described.`,
} as const;

export const deprecateApiVersion = {
  title: (version: string) => `Deprecate ${version}`,
  note: 'Partners that use it are told the day and what to move to, in the updates of their integrations.',
  sunsetOn: 'Sunset day (UTC)',
  sunsetHint: 'From its start the version is no longer served.',
  replacedBy: 'Move to',
  none: 'Nothing in particular',
  unchanged: 'Unchanged',
  verb: 'Deprecate',
  done: (version: string) => `${version} is deprecated, and its users will be told.`,
} as const;

export const setLaunchChecklist = {
  title: (product: string) => `Launch checklist of ${product}`,
  note: 'Engagements under way follow it: an item that keeps its code keeps the decisions on it.',
  item: (n: number) => `Item ${n}`,
  code: 'Code',
  codeHint: 'As PEN-TEST',
  requirement: 'The requirement',
  evidence: 'Evidence that shows it',
  kind: 'Area',
  neededBy: 'Needed to leave',
  expires: 'Evidence must have an expiry date',
  up: (n: number) => `Move item ${n} up`,
  down: (n: number) => `Move item ${n} down`,
  remove: (n: number) => `Remove item ${n}`,
  add: 'Add an item',
  verb: 'Save',
  done: 'The checklist is changed.',
} as const;

export const publishPlaybook = {
  title: 'Publish a playbook',
  next: (title: string) => `Publish the next version of ${title}`,
  file: 'Playbook',
  fileHint: 'YAML as the download of a playbook has it.',
  preview: (title: string, type: string, milestones: number) =>
    `${aside(title)}, for engagements of type ${type}, with ${milestones} milestones.`,
  first: (slug: string) => `It is the first version of ${slug}.`,
  follows: (slug: string, version: number) =>
    `It becomes version ${version + 1} of ${slug}; running engagements keep theirs.`,
  wrongSlug: (slug: string, asked: string) => `This is the playbook ${slug}, not ${asked}.`,
  unknownProduct: (slug: string) => `There is no API product ${slug}.`,
  noPlaybook: 'This is no playbook: it needs slug, title, type and milestones.',
  verb: 'Publish',
  published: (slug: string, version: number) => `Version ${version} of ${slug} is published.`,
  same: (slug: string, version: number) => `Version ${version} of ${slug} already has this content.`,
} as const;
