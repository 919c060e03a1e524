export { exportModel, HEALTH_MODEL_ENTITIES } from './export-model.js';
export { HealthModel } from './health-model.graphql.js';
export {
  backdateUses,
  modelsInUse,
  modelsInUseQuery,
  modelsOf,
  type ModelsInUse,
  publishedModels,
  type PublishedModel,
} from './health-model.store.js';
export { HealthModelTablesModule } from './health-model-tables.module.js';
export { HEALTH_MODEL_EVENTS } from './health-models.events.js';
export { HealthModelsModule } from './health-models.module.js';
export { MeasureCode, MEASURES } from './measure-code.graphql.js';
export { activeModel, shadowModel, usedModel } from './model-in-use.js';
export { publishModel } from './publish-model.js';
