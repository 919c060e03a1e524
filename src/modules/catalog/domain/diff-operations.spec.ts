import { diffOperations, type KnownOperation, type OperationFacts } from './diff-operations.js';

const described = (method: string, path: string, summary: string | null = null): OperationFacts => ({
  method,
  path,
  summary,
});
const known = (
  method: string,
  path: string,
  summary: string | null = null,
  removed = false,
): KnownOperation => ({
  ...described(method, path, summary),
  removed,
});
const none = { added: [], changed: [], removed: [], restored: [] };

const list = described('GET', '/loans', 'List loans');
const knownList = known('GET', '/loans', 'List loans');
const goneList = known('GET', '/loans', 'List loans', true);
const renamed = described('GET', '/loans', 'All loans');

describe('importing a description', () => {
  it.each([
    ['adds everything to an empty version', [], [list], { added: [list] }],
    ['changes nothing the second time', [knownList], [list], {}],
    [
      'distinguishes methods of one path',
      [knownList],
      [list, described('POST', '/loans')],
      { added: [described('POST', '/loans')] },
    ],
    ['changes a summary', [knownList], [renamed], { changed: [{ existing: knownList, described: renamed }] }],
    [
      'changes a summary to none',
      [knownList],
      [described('GET', '/loans')],
      { changed: [{ existing: knownList, described: described('GET', '/loans') }] },
    ],
    ['marks removed operations', [knownList], [], { removed: [knownList] }],
    ['ignores operations that were already removed', [goneList], [], {}],
    [
      'restores operations that reappear',
      [goneList],
      [list],
      { restored: [{ existing: goneList, described: list }] },
    ],
    [
      'restores with a new summary, as one change',
      [goneList],
      [renamed],
      { restored: [{ existing: goneList, described: renamed }] },
    ],
    [
      'treats a template with another parameter name as another operation',
      [known('GET', '/loans/{id}')],
      [described('GET', '/loans/{loanId}')],
      { added: [described('GET', '/loans/{loanId}')], removed: [known('GET', '/loans/{id}')] },
    ],
  ])('%s', (_case, existing: KnownOperation[], now: OperationFacts[], expected) => {
    expect(diffOperations(existing, now)).toEqual({ ...none, ...expected });
  });

  it('returns the same objects, so that the caller finds its rows again', () => {
    const row = { ...knownList, id: 'row 1' };
    expect(diffOperations([row], []).removed[0]?.id).toBe('row 1');
  });
});
