import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useMemo, useState } from 'react';
import { fetcherFor } from './fetcher.js';
import { operationsByPersona, personaOf } from './personas.js';
import { SAVED_PLUGIN } from './saved-plugin.js';
import { withDays } from '../../src/platform/explorer/example-days.js';
import { type Work, WorkContext } from './work.js';

/** Where GraphiQL stores its tabs. */
const STORED_TABS = 'graphiql:tabState';

const PLUGINS = [SAVED_PLUGIN, HISTORY_PLUGIN];

/** GraphiQL for the signed-in user; it reloads the schema for another user. */
export function Workbench(work: Work) {
  const { session, today } = work;
  const fetcher = useMemo(() => fetcherFor(session), [session]);
  // Without tabs from an earlier visit, start with the persona's first operation.
  const [firstTabs] = useState(() => linked() ?? tabsOf(personaOf(session), today));
  return (
    <WorkContext value={work}>
      <GraphiQL
        {...{ fetcher, plugins: PLUGINS, visiblePlugin: SAVED_PLUGIN, ...firstTabs }}
        defaultQuery="# Write an operation here, or choose a saved one on the left."
        inputValueDeprecation
        defaultEditorToolsVisibility="variables"
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>
          <></>
        </GraphiQL.Logo>
      </GraphiQL>
    </WorkContext>
  );
}

/** An operation in the address, as the console links to it: `#query=…&variables=…`. Only this page sees it. */
function linked() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const query = parameters.get('query');
  return query === null ? null : { initialQuery: query, initialVariables: parameters.get('variables') ?? '' };
}

/**
 * A first query, which changes nothing when it is run. Nothing if there are tabs from an earlier visit or the persona has
 * no query: GraphiQL would show no tab at all for an empty list.
 */
function tabsOf(persona: string, today: string) {
  const own = operationsByPersona().find(([each]) => each === persona)?.[1] ?? [];
  const first = own.find(({ kind }) => kind === 'query');
  if (!first || localStorage.getItem(STORED_TABS) !== null) return {};
  const { query } = first;
  const variables = withDays(first.variables, today);
  // The editor does not pick up the variables of a default tab.
  return { defaultTabs: [{ query, variables, headers: null }], initialVariables: variables };
}
