import type { Role } from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import {
  canCorrectProgress,
  canHideFile,
  canHideProgress,
  canPassBall,
  canWorkOn,
} from './engagement.policy.js';

const person = { userId: 'u', email: 'e@causeway.example', name: 'E' };
const engineer: Viewer = { ...person, role: 'ENGINEER', engineerId: 'se-1' };

describe('who can work on an engagement', () => {
  it.each<[string, Viewer, boolean]>([
    ['an admin', { ...person, role: 'ADMIN' }, true],
    ['a manager', { ...person, role: 'MANAGER' }, true],
    ['an engineer on its team', engineer, true],
    ['an engineer of another team', { ...engineer, engineerId: 'se-2' }, false],
    ['a compliance reviewer', { ...person, role: 'COMPLIANCE' }, false],
    ['an auditor', { ...person, role: 'AUDITOR' }, false],
    ['a partner user', { ...person, role: 'PARTNER', partnerId: 'p' }, false],
  ])('%s', (_who, viewer, may) => {
    expect(canWorkOn(viewer, { engineerIds: ['se-1'] })).toBe(may);
  });
});

describe('who can pass the ball', () => {
  const compliance: Viewer = { ...person, role: 'COMPLIANCE' };
  it.each<[string, Viewer, Parameters<typeof canPassBall>[2], boolean]>([
    ['an engineer of its team, whichever party has it', engineer, 'PARTNER', true],
    ['an engineer of another team', { ...engineer, engineerId: 'se-2' }, 'SERVICES', false],
    ['compliance that has it', compliance, 'COMPLIANCE', true],
    ['compliance without it', compliance, 'SERVICES', false],
    ['compliance while no party has it', compliance, null, false],
    ['a partner user that has it', { ...person, role: 'PARTNER', partnerId: 'p' }, 'PARTNER', false],
  ])('%s', (_who, viewer, holder, may) => {
    expect(canPassBall(viewer, { engineerIds: ['se-1'] }, holder)).toBe(may);
  });
});

describe('who can correct a progress entry', () => {
  const manager: Viewer = { ...person, role: 'MANAGER' };
  it.each<[string, Viewer, string, Role, boolean]>([
    ['its author', engineer, 'u', 'ENGINEER', true],
    ['its author, who left the team', { ...engineer, engineerId: 'se-2' }, 'u', 'ENGINEER', false],
    ['a colleague on the team', engineer, 'other', 'ENGINEER', false],
    ["a manager, an engineer's", manager, 'other', 'ENGINEER', true],
    ["a manager, a manager's", manager, 'other', 'MANAGER', true],
    ["an admin, an engineer's", { ...person, role: 'ADMIN' }, 'other', 'ENGINEER', true],
    ["a manager, a partner's comment", manager, 'other', 'PARTNER', false],
    ["an admin, a partner's comment", { ...person, role: 'ADMIN' }, 'other', 'PARTNER', false],
    ['a compliance reviewer', { ...person, role: 'COMPLIANCE' }, 'other', 'ENGINEER', false],
    ['an auditor', { ...person, role: 'AUDITOR' }, 'other', 'ENGINEER', false],
    ['a partner user, their own', { ...person, role: 'PARTNER', partnerId: 'p' }, 'u', 'PARTNER', false],
  ])('%s', (_who, viewer, id, role, may) => {
    expect(canCorrectProgress(viewer, { engineerIds: ['se-1'] }, { id, role })).toBe(may);
  });
});

describe('who can hide and show', () => {
  const manager: Viewer = { ...person, role: 'MANAGER' };
  const away: Viewer = { ...engineer, engineerId: 'se-2' };
  const compliance: Viewer = { ...person, role: 'COMPLIANCE' };
  const partner: Viewer = { ...person, role: 'PARTNER', partnerId: 'p' };
  const team = { engineerIds: ['se-1'] };
  it.each<[string, Viewer, string, Role, boolean]>([
    ["a manager, an engineer's", manager, 'other', 'ENGINEER', true],
    ["a manager, a partner's comment", manager, 'other', 'PARTNER', true],
    ["an admin, a partner's comment", { ...person, role: 'ADMIN' }, 'other', 'PARTNER', true],
    ['its author', engineer, 'u', 'ENGINEER', true],
    ['its author, who left the team', away, 'u', 'ENGINEER', false],
    ['a colleague on the team', engineer, 'other', 'ENGINEER', false],
    ["an engineer on the team, a partner's comment", engineer, 'other', 'PARTNER', false],
    ['a compliance reviewer, their own', compliance, 'u', 'COMPLIANCE', true],
    ["a compliance reviewer, a partner's comment", compliance, 'other', 'PARTNER', false],
    ['an auditor', { ...person, role: 'AUDITOR' }, 'other', 'ENGINEER', false],
    ['a partner user, their own', partner, 'u', 'PARTNER', false],
  ])('an entry: %s', (_who, viewer, id, role, may) => {
    expect(canHideProgress(viewer, team, { id, role })).toBe(may);
  });

  it.each<[string, Viewer, Role, boolean]>([
    ['a manager, one by the services team', manager, 'ENGINEER', true],
    ['a manager, one by the partner', manager, 'PARTNER', true],
    ['an engineer on the team, one by a colleague', engineer, 'MANAGER', true],
    ['an engineer on the team, one by the partner', engineer, 'PARTNER', false],
    ['an engineer of another team', away, 'ENGINEER', false],
    ['a compliance reviewer', compliance, 'ENGINEER', false],
    ['an auditor', { ...person, role: 'AUDITOR' }, 'ENGINEER', false],
    ['a partner user, one by the partner', partner, 'PARTNER', false],
  ])('a file: %s', (_who, viewer, uploadedBy, may) => {
    expect(canHideFile(viewer, team, uploadedBy)).toBe(may);
  });
});
