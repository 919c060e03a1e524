import { PARTIES, type Party } from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import {
  type BlockerFacts,
  blockerActionsOf,
  canPartnerCommit,
  canPartnerComplete,
  canPartnerResolve,
  canPreviewPortal,
} from './portal.policy.js';

const partiesThat = (may: (of: { party: Party }) => boolean) => PARTIES.filter((party) => may({ party }));

describe('what partner users can do', () => {
  it('complete only their own company’s milestones', () => {
    expect(partiesThat(canPartnerComplete)).toEqual(['PARTNER']);
  });

  it('commit to dates only for their own company', () => {
    expect(partiesThat(canPartnerCommit)).toEqual(['PARTNER']);
  });

  it('resolve their own company’s blockers, and all that their company raised', () => {
    const resolvable = (raisedByPartner: boolean) =>
      partiesThat((blocker) => canPartnerResolve({ ...blocker, raisedByPartner }));
    expect(resolvable(false)).toEqual(['PARTNER']);
    expect(resolvable(true)).toEqual(PARTIES);
  });

  it.each<[string, Partial<BlockerFacts>, readonly string[]]>([
    ['that they must act on', { party: 'PARTNER' }, ['COMMIT', 'RESOLVE']],
    ['that they raised for others', { raisedByPartner: true }, ['RESOLVE']],
    ['of others', {}, []],
    ['that is resolved', { party: 'PARTNER', isOpen: false }, []],
    ['of an integration on hold', { party: 'PARTNER', status: 'ON_HOLD' }, ['COMMIT', 'RESOLVE']],
    ['of an integration that has ended', { party: 'PARTNER', status: 'COMPLETED' }, []],
  ])('with a blocker %s', (_which, facts, expected) => {
    const blocker: BlockerFacts = {
      ...{ party: 'SERVICES', raisedByPartner: false, isOpen: true, status: 'ACTIVE' },
      ...facts,
    };
    expect(blockerActionsOf(blocker)).toEqual(expected);
  });
});

describe('seeing an integration as its partner does', () => {
  const person = { userId: 'u', email: 'e', name: 'n' };
  const engineer = { ...person, role: 'ENGINEER', engineerId: 'se-1' } as const;
  it.each<[string, Viewer, boolean]>([
    ['an admin', { ...person, role: 'ADMIN' }, true],
    ['a manager', { ...person, role: 'MANAGER' }, true],
    ['an auditor', { ...person, role: 'AUDITOR' }, true],
    ['an engineer on its team', engineer, true],
    ['an engineer of another team', { ...engineer, engineerId: 'se-2' }, false],
    ['a compliance reviewer', { ...person, role: 'COMPLIANCE' }, false],
    ['a partner user', { ...person, role: 'PARTNER', partnerId: 'p' }, false],
  ])('%s', (_who, viewer, may) => {
    expect(canPreviewPortal(viewer, { engineerIds: ['se-1'] })).toBe(may);
  });
});
