export const publishHealthModel = {
  title: 'Publish a health model',
  file: 'YAML or JSON file',
  fileHint: 'As “Download YAML” and npm run health-model -- export write it.',
  noModel: 'This is no health model: a slug and groups of stages with their measures are needed.',
  preview: (slug: string, groups: number) =>
    `${slug}: ${groups} ${groups === 1 ? 'group' : 'groups'} of stages.`,
  follows: (version: number) => `It becomes version ${version}, and scores nothing until it is activated.`,
  first: 'It is the first of its name, and scores nothing until it is activated.',
  verb: 'Publish',
  published: (slug: string, version: number) => `${slug} ${version} is published.`,
  same: (slug: string, version: number) =>
    `${slug} ${version} has the same content; no new version was made.`,
} as const;

export const activateHealthModel = {
  title: (model: string) => `Use ${model}`,
  how: 'How',
  hows: {
    active: 'Activate: it gives the score and band that are shown',
    shadow: 'Put on trial: evaluated beside the active model, without effect',
  },
  types: 'Types of engagement',
  tiers: 'Tiers of the partner',
  all: 'All, also those without a model of their own',
  some: 'Only some',
  active:
    'The engagements are evaluated at once. Bands start anew: nothing is inherited from the model before. It also ends the trial there.',
  shadow: 'It replaces the model on trial there. Its score is shown on the health page and alerts nobody.',
  verbs: { active: 'Activate', shadow: 'Put on trial' },
  done: { active: 'The model is active.', shadow: 'The model is on trial.' },
} as const;

export const backtestHealthModel = {
  title: (model: string) => `Backtest ${model}`,
  what: 'Scores past days anew from the values stored then, and counts how often its warnings came true within 30 working days, beside the active model.',
  from: 'From',
  to: 'Until',
  hint: 'At most two years, until today.',
  outcome: 'What it should have warned of',
  verb: 'Start',
  done: 'The backtest is started.',
} as const;

export const cancelBacktest = {
  title: 'Cancel the backtest',
  what: 'It stops after the part that is being scored; there will be no result.',
  verb: 'Cancel the backtest',
  done: 'The backtest is cancelled.',
} as const;
