import type { LocalDate } from '../../kernel/local-date.js';
import { lowerAscii } from '../../kernel/text.js';
import type { World } from './build-world.js';
import type { DemoClient } from './demo-client.js';
import { type Need, isForPartnerToProve } from './domain/needs.js';
import { COMPLIANCE, MANAGER, partnerUserOf } from './domain/people.js';
import type { Story } from './domain/stories.js';
import type { StartedEngagement } from './engagement-acts.js';
import * as operations from './operations.js';

/** Actions of people on the launch checklists of one engagement, each with their own permissions. */
export class EvidenceActs {
  constructor(
    private readonly client: DemoClient,
    private readonly world: World,
    private readonly story: Story,
    private readonly engagement: StartedEngagement,
  ) {}

  /** The partner's user submits legal and operational evidence, the team the rest. */
  async submitEvidence(need: Need, expiresOn: LocalDate | null): Promise<void> {
    const { story, engagement, client } = this;
    const { key } = engagement;
    const isTheirs = isForPartnerToProve(need);
    const from = isTheirs ? partnerUserOf(story.partner).email : story.lead;
    const { file } = need.arc;
    const proof = file
      ? { uploadId: await client.upload(from, key, file), expiresOn }
      : { url: lowerAscii(`https://vault.example/${story.partner}/${key}/${need.code}`), expiresOn };
    const mine = { key, apiProductSlug: need.product, code: need.code };
    const input = { ...(isTheirs ? mine : this.item(need)), ...proof };
    await client.run(from, isTheirs ? operations.SUBMIT_MINE : operations.SUBMIT_EVIDENCE, { input });
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
