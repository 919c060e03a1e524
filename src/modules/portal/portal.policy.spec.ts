import { PARTIES, type Party } from '../../kernel/enums.js';
import { isPartnersToCommit, isPartnersToComplete, isPartnersToResolve } from './portal.policy.js';

const partiesThat = (may: (of: { party: Party }) => boolean) => PARTIES.filter((party) => may({ party }));

describe('what a partner’s users may do', () => {
  it('completes milestones of their own company alone', () => {
    expect(partiesThat(isPartnersToComplete)).toEqual(['PARTNER']);
  });

  it('promises days for their own company alone', () => {
    expect(partiesThat(isPartnersToCommit)).toEqual(['PARTNER']);
  });

  it('resolves blockers of their own company, and all that one of them raised', () => {
    expect(partiesThat((blocker) => isPartnersToResolve(blocker, false))).toEqual(['PARTNER']);
    expect(partiesThat((blocker) => isPartnersToResolve(blocker, true))).toEqual(PARTIES);
  });
});
