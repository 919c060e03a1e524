import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useMemo, useState } from 'react';
import { fetcherFor } from './fetcher.js';
import { operationsByPersona, personaOf } from './personas.js';
import { SAVED_PLUGIN } from './saved-plugin.js';
import { withDays } from '../../src/platform/explorer/example-days.js';
import { type Work, WorkContext } from './work.js';

/** Where GraphiQL keeps its tabs. */
const STORED_TABS = 'graphiql:tabState';

const PLUGINS = [SAVED_PLUGIN, HISTORY_PLUGIN];

/** GraphiQL as the person signed in; with another person it asks for the schema anew. */
export function Workbench(work: Work) {
  const { session, today } = work;
  const fetcher = useMemo(() => fetcherFor(session), [session]);
  // The first operation greets whoever has no tabs of an earlier visit.
  const [firstTabs] = useState(() => tabsOf(personaOf(session), today));
  return (
    <WorkContext value={work}>
      <GraphiQL
        {...{ fetcher, plugins: PLUGINS, visiblePlugin: SAVED_PLUGIN, ...firstTabs }}
        defaultQuery="# Write an operation here, or choose a saved one at the left."
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

/**
 * A first question, which changes nothing when it is run. None where there are tabs of an earlier visit, or the persona has
 * no question of its own: GraphiQL would take an empty list for no tab at all.
 */
function tabsOf(persona: string, today: string) {
  const own = operationsByPersona().find(([each]) => each === persona)?.[1] ?? [];
  const first = own.find(({ kind }) => kind === 'query');
  if (!first || localStorage.getItem(STORED_TABS) !== null) return {};
  const { query } = first;
  const variables = withDays(first.variables, today);
  // The editor does not take the variables of a default tab by itself.
  return { defaultTabs: [{ query, variables, headers: null }], initialVariables: variables };
}
