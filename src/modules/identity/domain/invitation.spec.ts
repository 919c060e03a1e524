import { ROLES } from '../../../kernel/enums.js';
import { type Invitation, faultsOfInvitation } from './invitation.js';

const partnerId = 'ptn_1';
const engineerId = 'se_1';

const fieldsAtFault = (invitation: Invitation) =>
  faultsOfInvitation(invitation).map(({ code, field }) => `${code} ${field?.join('.')}`);

describe('an invitation', () => {
  it.each(ROLES.filter((role) => role !== 'PARTNER' && role !== 'ENGINEER'))(
    'of a user with role %s has neither a company nor an engineer',
    (role) => {
      expect(fieldsAtFault({ role })).toEqual([]);
      expect(fieldsAtFault({ role, partnerId: null, engineerId: null })).toEqual([]);
      expect(fieldsAtFault({ role, partnerId })).toEqual(['INVALID input.partnerId']);
      expect(fieldsAtFault({ role, engineerId })).toEqual(['INVALID input.engineerId']);
    },
  );

  it.each<[string, Invitation, string[]]>([
    ['a partner user with a company', { role: 'PARTNER', partnerId }, []],
    ['a partner user without a company', { role: 'PARTNER' }, ['INVALID input.partnerId']],
    ['a partner user with null', { role: 'PARTNER', partnerId: null }, ['INVALID input.partnerId']],
    [
      'a partner user with an engineer record',
      { role: 'PARTNER', partnerId, engineerId },
      ['INVALID input.engineerId'],
    ],
    ['an engineer with a solution engineer', { role: 'ENGINEER', engineerId }, []],
    ['an engineer without a solution engineer', { role: 'ENGINEER' }, ['INVALID input.engineerId']],
    [
      'an engineer with only a company',
      { role: 'ENGINEER', partnerId },
      ['INVALID input.partnerId', 'INVALID input.engineerId'],
    ],
  ])('%s', (_case, invitation, faults) => {
    expect(fieldsAtFault(invitation)).toEqual(faults);
  });
});
