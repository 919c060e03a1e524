import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { SavedOperation } from '../../src/platform/explorer/saved-operation.js';
import { labelOf, operationsByPersona, personaOf } from './personas.js';
import { withDays } from '../../src/platform/explorer/example-days.js';
import { useWork } from './work.js';

/** The pane that lists the saved operations by persona. */
export const SAVED_PLUGIN: GraphiQLPlugin = {
  title: 'Saved operations',
  icon: () => (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M6 3h12v18l-6-4.5-6 4.5z" strokeLinejoin="round" />
    </svg>
  ),
  content: SavedOperations,
};

function SavedOperations() {
  const { session } = useWork();
  const persona = personaOf(session);
  return (
    <div className="saved">
      <h2>Saved operations</h2>
      {operationsByPersona().map(([each, operations]) => (
        <details key={each} open={each === persona || undefined}>
          <summary>
            {labelOf(each)} <small>{operations.length}</small>
          </summary>
          <ul>
            {operations.map((operation) => (
              <li key={operation.name}>
                <OpenButton operation={operation} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function OpenButton({ operation }: { readonly operation: SavedOperation }) {
  const { becomeA } = useWork();
  const open = useOpen();
  const ready = useGraphiQL((state) => Boolean(state.queryEditor && state.variableEditor));
  const choose = async () => {
    if (await becomeA(operation.persona.toUpperCase())) open(operation);
  };
  return (
    <button type="button" disabled={!ready} onClick={() => void choose()}>
      <b>{operation.title}</b>
      {operation.kind !== 'query' && <em>{operation.kind}</em>}
      <span>{operation.about}</span>
    </button>
  );
}

/** Opens an operation in the tab that already shows it, otherwise in an empty tab, otherwise in a new one. */
function useOpen(): (operation: SavedOperation) => void {
  const { today } = useWork();
  const actions = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const activeTab = useGraphiQL((state) => state.activeTabIndex);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  return ({ query, variables, operationName }) => {
    const already = tabs.findIndex((tab) => tab.query === query);
    if (already === activeTab) return;
    if (already !== -1) {
      actions.changeTab(already);
      return;
    }
    if (!isEmpty(queryEditor?.getValue() ?? '')) actions.addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(withDays(variables, today));
    // GraphiQL only reads the name from the text a moment later, and the user may run it before that.
    actions.setOperationName(operationName);
  };
}

/** Comments alone do not count as a query. */
const isEmpty = (query: string): boolean => query.replace(/#.*/g, '').trim() === '';
