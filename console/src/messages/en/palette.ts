export const palette = {
  label: 'Find or do',
  placeholder: 'A partner, ENG-142, a milestone, a page…',
  results: 'What was found',
  nothing: 'Nothing matches. Try part of a name, or a key such as ENG-142.',
  page: (key: string) => `Page, G ${key}`,
  key: (key: string) => `Key ${key}`,
} as const;
