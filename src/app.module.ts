import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { AdoptionModule, AdoptionWorkerModule } from './modules/adoption/index.js';
import { CatalogModule } from './modules/catalog/index.js';
import { DashboardModule } from './modules/dashboard/index.js';
import { DeliveryModule, DeliveryWorkerModule } from './modules/delivery/index.js';
import { EngagementsModule } from './modules/engagements/index.js';
import { HealthModule, HealthWorkerModule } from './modules/health/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { OperationsModule } from './modules/operations/index.js';
import { PartnersModule } from './modules/partners/index.js';
import { PortalModule } from './modules/portal/index.js';
import { UploadsModule, UploadsWorkerModule } from './modules/uploads/index.js';
import { StaffingModule } from './modules/staffing/index.js';
import { DemoModule } from './modules/demo/index.js';
import { DevModule } from './platform/embedded/dev.module.js';
import { ExplorerModule } from './platform/explorer/explorer.module.js';
import { GraphqlModule } from './platform/graphql/graphql.module.js';
import { HealthCheckModule } from './platform/observability/health-check.module.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Runtime } from './platform/runtime.js';

/** What answers requests. */
const API: readonly Type[] = [
  CatalogModule,
  StaffingModule,
  PartnersModule,
  EngagementsModule,
  AdoptionModule,
  UploadsModule,
  DeliveryModule,
  HealthModule,
  DashboardModule,
  PortalModule,
  OperationsModule,
];

/** What does the jobs. */
const WORKER: readonly Type[] = [
  AdoptionWorkerModule,
  UploadsWorkerModule,
  DeliveryWorkerModule,
  HealthWorkerModule,
];

@Module({})
export class AppModule {
  static forRuntime(runtime: Runtime): DynamicModule {
    const { role, dev } = runtime;
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRuntime(runtime),
        // Who calls is asked in every role.
        IdentityModule,
        HealthCheckModule,
        ...(role === 'worker' ? [] : [GraphqlModule.forRoot(), ExplorerModule, ...API]),
        ...(role === 'api' ? [] : WORKER),
        ...(dev ? [DevModule, DemoModule] : []),
      ],
    };
  }
}
