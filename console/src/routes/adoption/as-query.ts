const TYPES: Readonly<Record<string, string>> = {
  interval: 'Interval!',
  groupBy: 'AdoptionDimension!',
  by: '[AdoptionDimension!]!',
  cohort: 'Interval!',
  steps: '[AdoptionStep!]!',
  orderBy: 'PartnerAdoptionOrder!',
  first: 'Int!',
  after: 'String',
};

/**
 * A fragment of the page's query as a query of its own, which anybody may send.
 * @param fragment its text, on Adoption or on Query
 * @param variables those of the page's query; the others are left out
 */
export function asQuery(fragment: string, variables: Readonly<Record<string, unknown>>) {
  const found = /fragment (\w+) on (\w+) (\{[\s\S]*\})/.exec(fragment);
  if (!found) throw new Error('This is no fragment.');
  const [, name = '', on = '', fields = ''] = found;
  const isWhole = on === 'Query';
  const types = { filter: isWhole ? 'PartnerAdoptionFilter!' : 'AdoptionFilter!', ...TYPES };
  const body = isWhole ? fields : `{\n  adoption(filter: $filter) ${fields.replaceAll('\n', '\n  ')}\n}`;
  const used = Object.entries(types).filter(([variable]) => new RegExp(`\\$${variable}\\b`).test(body));
  const declared = used.map(([variable, type]) => `$${variable}: ${type}`).join(', ');
  return {
    query: `query ${name}(${declared}) ${body}`,
    variables: Object.fromEntries(
      used.flatMap(([variable]) =>
        variables[variable] === undefined ? [] : [[variable, variables[variable]]],
      ),
    ),
  };
}
