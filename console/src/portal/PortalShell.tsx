import { Outlet } from '@tanstack/react-router';

export const PortalShell = () => (
  <main>
    <Outlet />
  </main>
);
