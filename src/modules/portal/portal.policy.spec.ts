import { PARTIES, type Party } from '../../kernel/enums.js';
import { canPartnerCommit, canPartnerComplete, canPartnerResolve } from './portal.policy.js';

const partiesThat = (may: (of: { party: Party }) => boolean) => PARTIES.filter((party) => may({ party }));

describe('what partner users can do', () => {
  it('complete only their own company’s milestones', () => {
    expect(partiesThat(canPartnerComplete)).toEqual(['PARTNER']);
  });

  it('commit to dates only for their own company', () => {
    expect(partiesThat(canPartnerCommit)).toEqual(['PARTNER']);
  });

  it('resolve their own company’s blockers, and all that their company raised', () => {
    expect(partiesThat((blocker) => canPartnerResolve(blocker, false))).toEqual(['PARTNER']);
    expect(partiesThat((blocker) => canPartnerResolve(blocker, true))).toEqual(PARTIES);
  });
});
