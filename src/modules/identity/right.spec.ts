import { ROLES } from '../../kernel/enums.js';
import { PERMISSIONS, type Permission, mayCall } from '../../kernel/permissions.js';
import { Right, rightsOf } from './right.graphql.js';

const spelled = (permission: string) => permission.replace(/[:-]/g, '_').toUpperCase();

describe('rights', () => {
  it('are the permissions', () => {
    expect(Object.keys(Right).sort()).toEqual(Object.keys(PERMISSIONS).map(spelled).sort());
  });

  it.each(ROLES)('of %s are those that its users are granted', (role) => {
    const granted = (Object.keys(PERMISSIONS) as Permission[]).filter((each) => mayCall(role, each));
    expect(rightsOf(role)).toEqual(granted.map(spelled));
  });

  it('of partner users are about the portal, its files, and who they are', () => {
    expect(rightsOf('PARTNER')).toEqual([
      ...['VIEWER_READ', 'NODE_READ', 'UPLOAD_WRITE', 'UPLOAD_READ', 'PORTAL_READ', 'PORTAL_WRITE'],
    ]);
  });
});
