import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, query } from '../../platform/database/tx.js';
import { ONBOARDING_V1 } from './domain/onboarding-v1.js';
import { HealthModelEntity } from './health-model.entity.js';
import { publishModel } from './health-model.store.js';

/** Publishes the shipped model on the first startup; the lock prevents processes from publishing it twice. */
@Injectable()
export class PublishShippedModelService implements OnModuleInit {
  constructor(private readonly transactions: Transactions) {}

  async onModuleInit(): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      await query(tx, `select pg_advisory_xact_lock(hashtext('causeway.health_model'))`);
      const { slug, version } = ONBOARDING_V1;
      if (await tx.db.existsBy(HealthModelEntity, { slug, version })) return;
      await publishModel(tx, ONBOARDING_V1);
    });
  }
}
