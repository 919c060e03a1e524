import { asQuery } from './as-query';

const VARIABLES = { filter: { from: '2026-11-01' }, by: ['PARTNER'], first: 25, after: undefined, unused: 1 };

it('what was asked for a part of the page is a query of its own', () => {
  const fragment = 'fragment Groups on Adoption {\n  breakdown(by: $by) {\n    keys\n  }\n}';
  expect(asQuery(fragment, VARIABLES)).toEqual({
    query: `query Groups($filter: AdoptionFilter!, $by: [AdoptionDimension!]!) {
  adoption(filter: $filter) {
    breakdown(by: $by) {
      keys
    }
  }
}`,
    variables: { filter: { from: '2026-11-01' }, by: ['PARTNER'] },
  });
});

it('a fragment of the whole query keeps its fields as they are', () => {
  const fragment =
    'fragment Ranked on Query {\n  partnerAdoption(filter: $filter, first: $first, after: $after) {\n    totalCount\n  }\n}';
  const { query, variables } = asQuery(fragment, VARIABLES);
  expect(query).toMatch(
    /^query Ranked\(\$filter: PartnerAdoptionFilter!, \$first: Int!, \$after: String\) \{/,
  );
  expect(variables).toEqual({ filter: { from: '2026-11-01' }, first: 25 });
});
