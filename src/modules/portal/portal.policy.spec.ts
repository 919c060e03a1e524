import { PARTIES, type Party } from '../../kernel/enums.js';
import { canPartnerCommit, canPartnerComplete, canPartnerResolve } from './portal.policy.js';

const partiesThat = (may: (of: { party: Party }) => boolean) => PARTIES.filter((party) => may({ party }));

describe('a partner user', () => {
  it('completes only milestones of their own company', () => {
    expect(partiesThat(isPartnersToComplete)).toEqual(['PARTNER']);
  });

  it('commits to dates only for their own company', () => {
    expect(partiesThat(isPartnersToCommit)).toEqual(['PARTNER']);
  });

  it('resolves blockers of their own company, and all raised by one of its users', () => {
    expect(partiesThat((blocker) => isPartnersToResolve(blocker, false))).toEqual(['PARTNER']);
    expect(partiesThat((blocker) => isPartnersToResolve(blocker, true))).toEqual(PARTIES);
  });
});
