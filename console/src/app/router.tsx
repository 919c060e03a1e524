import {
  Outlet,
  type SearchSchemaInput,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Skeleton } from '../ui/States';
import { parseSearch, stringifySearch } from './search';
import { NoAddress, NotFound, PageFailed } from './shell/Problems';
import { homeOf } from './shell/pages';
import type { Role } from './viewer';
import { portfolioSearch } from '../routes/portfolio/search';
import { engagementSearch } from '../routes/engagement/search';
import { timelineSearch } from '../routes/timeline/search';
import { adoptionSearch } from '../routes/adoption/search';
import { alertsSearch } from '../routes/alerts/search';
import { modelsSearch } from '../routes/health-models/search';
import { healthSearch } from '../routes/health/search';
import { partnersSearch } from '../routes/partners/search';
import { catalogueSearch } from '../routes/catalogue/search';
import { productSearch } from '../routes/product/search';
import { capacitySearch } from '../routes/capacity/search';
import { reviewsSearch } from '../routes/reviews/search';
import { adminSearch } from '../routes/admin/search';
import { timeSearch } from '../routes/my-time/search';
import { checklistSearch } from '../portal/checklist/search';
import { helpSearch } from '../portal/help/search';
import { usageSearch } from '../portal/usage/search';

const root = createRootRoute({ component: Outlet });

const staffShell = lazyRouteComponent(() => import('./shell/Shell'), 'Shell');
const portalShell = lazyRouteComponent(() => import('../portal/PortalShell'), 'PortalShell');

/** Staff pages and portal pages share no code but what both may use; each is loaded when it is first shown. */
const console = createRoute({
  getParentRoute: () => root,
  id: 'console',
  component: staffShell,
});
const portal = createRoute({
  getParentRoute: () => root,
  path: '/portal',
  component: portalShell,
});

const page = <Path extends string, Search>(
  path: Path,
  component: () => Promise<{ Page: () => React.JSX.Element }>,
  validateSearch: (search: Record<string, unknown>) => Search,
) =>
  createRoute({
    getParentRoute: () => console,
    path,
    component: lazyRouteComponent(component, 'Page'),
    validateSearch: (search: Partial<Search> & SearchSchemaInput) => validateSearch({ ...search }),
  });
const portalPage = <Path extends string, Search>(
  path: Path,
  component: () => Promise<{ Page: () => React.JSX.Element }>,
  validateSearch: (search: Record<string, unknown>) => Search,
) =>
  createRoute({
    getParentRoute: () => portal,
    path,
    component: lazyRouteComponent(component, 'Page'),
    validateSearch: (search: Partial<Search> & SearchSchemaInput) => validateSearch({ ...search }),
  });
const none = () => ({});
const nothing = () => Promise.resolve({ Page: NotFound });

/** On its own and with a type, because redirect() is itself typed by the tree of routes. */
const start = (role: Role) =>
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: (): void => void redirect({ to: homeOf(role), replace: true, throw: true }),
  });

const tree = (role: Role) =>
  root.addChildren([
    start(role),
    console.addChildren([
      page('/work', () => import('../routes/my-work/page'), none),
      page('/time', () => import('../routes/my-time/page'), timeSearch),
      page('/portfolio', () => import('../routes/portfolio/page'), portfolioSearch),
      page('/timeline', () => import('../routes/timeline/page'), timelineSearch),
      page('/engagements/$key', () => import('../routes/engagement/page'), engagementSearch),
      page('/engagements/$key/portal', () => import('../routes/portal-preview/page'), none),
      page('/health', () => import('../routes/health/page'), healthSearch),
      page('/models', () => import('../routes/health-models/page'), modelsSearch),
      page('/alerts', () => import('../routes/alerts/page'), alertsSearch),
      page('/adoption', () => import('../routes/adoption/page'), adoptionSearch),
      page('/partners', () => import('../routes/partners/page'), partnersSearch),
      page('/partners/$slug', () => import('../routes/partner/page'), none),
      page('/catalogue', () => import('../routes/catalogue/page'), catalogueSearch),
      page('/catalogue/$slug', () => import('../routes/product/page'), productSearch),
      page('/capacity', () => import('../routes/capacity/page'), capacitySearch),
      page('/reviews', () => import('../routes/reviews/page'), reviewsSearch),
      page('/admin', () => import('../routes/admin/page'), adminSearch),
      page('/$', nothing, none),
    ]),
    portal.addChildren([
      portalPage('/', () => import('../portal/start/page'), none),
      portalPage('/$key', () => import('../portal/status/page'), none),
      portalPage('/$key/checklist', () => import('../portal/checklist/page'), checklistSearch),
      portalPage('/$key/usage', () => import('../portal/usage/page'), usageSearch),
      portalPage('/$key/help', () => import('../portal/help/page'), helpSearch),
      portalPage('/$', nothing, none),
    ]),
  ]);

/** Partner users keep what surrounds their own pages at every address. */
export const createAppRouter = (role: Role) => {
  console.update({ component: role === 'PARTNER' ? portalShell : staffShell });
  return createRouter({
    routeTree: tree(role),
    parseSearch,
    stringifySearch,
    search: { strict: true },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: Skeleton,
    defaultNotFoundComponent: NoAddress,
    defaultErrorComponent: PageFailed,
  });
};

/** Loads the code of the page at an address while it is still being asked who looks at it. */
export function preloadPage(path: string): void {
  const [routes] = createAppRouter('MANAGER').getMatchedRoutes(path);
  for (const { options } of routes) void options.component?.preload?.();
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
