import type { LocalDate } from '../../kernel/local-date.js';
import type { World } from './build-world.js';
import type { DemoClient } from './demo-client.js';
import type { Need } from './domain/needs.js';
import { MANAGER } from './domain/people.js';
import type { Story } from './domain/stories.js';
import type { StartedEngagement } from './engagement-acts.js';
import * as operations from './operations.js';

const COMPLIANCE = 'compliance@causeway.example';

/** What people do with the launch checklists of one engagement, each by their own rights. */
export class EvidenceActs {
  constructor(
    private readonly client: DemoClient,
    private readonly world: World,
    private readonly story: Story,
    private readonly engagement: StartedEngagement,
  ) {}

  async handIn(need: Need, expiresOn: LocalDate | null): Promise<void> {
    const { partner } = this.story;
    const url = `https://vault.example/${partner}/${this.engagement.key}/${need.code}`.toLowerCase();
    const input = { ...this.item(need), url, expiresOn };
    await this.client.run(this.story.lead, operations.SUBMIT_EVIDENCE, { input });
  }

  approve(need: Need): Promise<void> {
    return this.review(COMPLIANCE, need, { decision: 'SATISFIED' });
  }

  reject(need: Need, note: string): Promise<void> {
    return this.review(COMPLIANCE, need, { decision: 'REJECTED', note });
  }

  waive(need: Need, note: string, waivedUntil: LocalDate): Promise<void> {
    return this.review(MANAGER, need, { decision: 'WAIVED', note, waivedUntil });
  }

  private async review(reviewer: string, need: Need, verdict: object): Promise<void> {
    const input = { ...this.item(need), ...verdict };
    await this.client.run(reviewer, operations.REVIEW_ITEM, { input });
  }

  private item({ code, product }: Need): object {
    const apiProductId = this.world.products.get(product)!.id;
    return { engagementId: this.engagement.id, apiProductId, code };
  }
}
