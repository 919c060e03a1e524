import { usePageQuery } from '../../../app/graphql/use-api';
import { Columns } from '../../../ui/Page';
import { Loaded } from '../../../ui/States';
import { JOURNEY_PAGE } from '../page.graphql';
import { useAdoption } from '../use-adoption';
import { Cohorts } from './Cohorts';
import { FilterBar } from './FilterBar';
import { Fresh } from './Fresh';
import { Funnel } from './Funnel';
import { Times } from './Times';

/** How far have engagements come, and how long did it take? */
export function Journey() {
  const adoption = useAdoption();
  const { search, filter, choices } = adoption;
  const variables = {
    filter,
    ...choices,
    cohort: search.cohort ?? ('MONTH' as const),
    steps: [search.step ?? ('FIRST_PRODUCTION_CALL' as const)],
  };
  const answer = usePageQuery(JOURNEY_PAGE, variables);
  return (
    <>
      <FilterBar adoption={adoption} choices={answer.data} />
      <Fresh answer={answer}>
        <Loaded answer={answer} lines={18}>
          {(data) => (
            <>
              <Funnel data={data.adoption} variables={variables} />
              <Columns>
                <Times data={data.adoption} variables={variables} />
                <Cohorts adoption={adoption} data={data.adoption} variables={variables} />
              </Columns>
            </>
          )}
        </Loaded>
      </Fresh>
    </>
  );
}
