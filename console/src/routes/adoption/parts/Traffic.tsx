import { usePageQuery } from '../../../app/graphql/use-api';
import { Loaded } from '../../../ui/States';
import { intervalOf, rangeBefore } from '../filter';
import { TRAFFIC_PAGE } from '../page.graphql';
import { useAdoption } from '../use-adoption';
import { Breakdown } from './Breakdown';
import { CallsOverTime } from './CallsOverTime';
import { FilterBar } from './FilterBar';
import { Fresh } from './Fresh';
import { Totals } from './Totals';

/** Is traffic coming? */
export function Traffic() {
  const adoption = useAdoption();
  const { search, range, conditions, filter, choices } = adoption;
  const variables = {
    filter,
    before: { ...rangeBefore(range), ...conditions },
    ...choices,
    interval: intervalOf(range, search.interval),
    groupBy: search.group ?? ('API_PRODUCT' as const),
    by: [...(search.by ?? (['PARTNER'] as const))],
  };
  const answer = usePageQuery(TRAFFIC_PAGE, variables);
  return (
    <>
      <FilterBar adoption={adoption} choices={answer.data} />
      <Fresh answer={answer}>
        <Loaded answer={answer} lines={18}>
          {(data) => (
            <>
              <Totals now={data.adoption} before={data.before} variables={variables} />
              <CallsOverTime adoption={adoption} data={data.adoption} variables={variables} />
              <Breakdown adoption={adoption} data={data.adoption} variables={variables} />
            </>
          )}
        </Loaded>
      </Fresh>
    </>
  );
}
