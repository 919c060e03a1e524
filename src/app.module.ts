import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { DevModule } from './embedded/dev.module.js';
import { AdoptionModule } from './modules/adoption/index.js';
import { AlertsModule, AlertsWorkerModule } from './modules/alerts/index.js';
import { AllocationsModule } from './modules/allocations/index.js';
import { BacktestsModule, BacktestsWorkerModule } from './modules/backtests/index.js';
import { CalendarModule } from './modules/calendar/index.js';
import { CatalogModule, CatalogWorkerModule } from './modules/catalog/index.js';
import { DashboardModule } from './modules/dashboard/index.js';
import { DemoModule } from './modules/demo/index.js';
import { EngagementsModule } from './modules/engagements/index.js';
import { GatesModule, GatesWorkerModule } from './modules/gates/index.js';
import { HealthModelsModule } from './modules/health-models/index.js';
import { GoLiveForecastModule, GoLiveForecastWorkerModule } from './modules/forecasting/index.js';
import { HealthModule, HealthWorkerModule } from './modules/health/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { LifecycleModule } from './modules/lifecycle/index.js';
import { OperationsModule } from './modules/operations/index.js';
import { PartnersModule } from './modules/partners/index.js';
import { PlanningModule, PlanningWorkerModule } from './modules/planning/index.js';
import { PlaybooksModule } from './modules/playbooks/index.js';
import { PortalModule, PortalWorkerModule } from './modules/portal/index.js';
import { ProgressModule } from './modules/progress/index.js';
import { StaffingModule } from './modules/staffing/index.js';
import { UploadsModule, UploadsWorkerModule } from './modules/uploads/index.js';
import { UsageModule, UsageWorkerModule } from './modules/usage/index.js';
import { PlatformModule } from './platform.module.js';
import type { Runtime } from './platform/base/runtime.js';
import { ConsoleModule } from './platform/console/console.module.js';
import { ExplorerModule } from './platform/explorer/explorer.module.js';
import { GraphqlModule } from './platform/graphql/graphql.module.js';
import { HealthCheckModule } from './platform/observability/health-check.module.js';

/** Modules of the API. */
const API: readonly Type[] = [
  CatalogModule,
  StaffingModule,
  PartnersModule,
  EngagementsModule,
  UsageModule,
  AdoptionModule,
  UploadsModule,
  CalendarModule,
  AllocationsModule,
  PlaybooksModule,
  PlanningModule,
  GatesModule,
  ProgressModule,
  GoLiveForecastModule,
  LifecycleModule,
  HealthModelsModule,
  HealthModule,
  AlertsModule,
  BacktestsModule,
  DashboardModule,
  PortalModule,
  OperationsModule,
];

/** Modules that run jobs. */
const WORKER: readonly Type[] = [
  CatalogWorkerModule,
  UsageWorkerModule,
  UploadsWorkerModule,
  PlanningWorkerModule,
  GatesWorkerModule,
  GoLiveForecastWorkerModule,
  HealthWorkerModule,
  AlertsWorkerModule,
  BacktestsWorkerModule,
  PortalWorkerModule,
];

@Module({})
export class AppModule {
  static forRuntime(runtime: Runtime): DynamicModule {
    const { role, dev } = runtime;
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRuntime(runtime),
        // Callers are authenticated in every role.
        IdentityModule,
        HealthCheckModule,
        ...(role === 'worker' ? [] : [GraphqlModule.forRoot(), ExplorerModule, ConsoleModule, ...API]),
        ...(role === 'api' ? [] : WORKER),
        ...(dev ? [DevModule, DemoModule] : []),
      ],
    };
  }
}
