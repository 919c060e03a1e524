import { Injectable, type OnModuleInit } from '@nestjs/common';
import { toTypeId } from '../../kernel/ids.js';
import { SHIPPED_MODELS } from '../../kernel/shipped-models.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions } from '../../platform/database/tx.js';
import { HealthModelEntity } from './health-model.entity.js';
import { insertModel, lockModels } from './health-model.store.js';
import { activateModel } from './publish-model.js';

/** Publishes and activates the shipped models on the first startup. */
@Injectable()
export class ShipModelsService implements OnModuleInit {
  constructor(private readonly transactions: Transactions) {}

  async onModuleInit(): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      await lockModels(tx);
      for (const { model, types } of SHIPPED_MODELS) {
        const { slug, version } = model;
        if (await tx.db.existsBy(HealthModelEntity, { slug, version })) continue;
        const id = toTypeId('healthModel', await insertModel(tx, model));
        await activateModel(tx, id, { types, tiers: null, shadow: false });
      }
    });
  }
}
