import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { fromTypeId } from '../../kernel/ids.js';
import type { AppRuntime } from '../../embedded/dev-tools.js';
import { RUNTIME } from '../../platform/base/runtime.js';
import { Transactions } from '../../platform/database/tx.js';
import { DemoClient } from './demo-client.js';
import { createPerson } from './demo-people.js';
import { PARTNERS } from './domain/partners.js';
import { type DemoPerson, ENGINEERS, MANAGER, ONE_OF_EACH_ROLE } from './domain/people.js';
import { nameOf, POSTS } from './domain/staff.js';
import { CREATE_ENGINEER, CREATE_PARTNER } from './operations.js';

/** Creates only one user of each role, without the demo world, because someone must be able to sign in. */
@Injectable()
export class SeedPeople {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly transactions: Transactions,
    @Inject(RUNTIME) private readonly runtime: AppRuntime,
  ) {}

  async seed(): Promise<void> {
    const client = new DemoClient(
      this.http.httpAdapter.getInstance<FastifyInstance>(),
      this.runtime.dev!.issuer,
    );
    // The manager comes first, because she creates the engineer and partner of the others.
    for (const person of ONE_OF_EACH_ROLE)
      await createPerson(this.transactions, person, await tiesOf(client, person));
  }
}

/** Creates the engineer or partner that a user is linked to. */
async function tiesOf(client: DemoClient, { email, role, partner: slug }: DemoPerson) {
  switch (role) {
    case 'ENGINEER': {
      const { region } = POSTS[nameOf(email)]!;
      const input = { ...ENGINEERS.find((each) => each.email === email)!, region };
      const { solutionEngineer } = await client.run<{ solutionEngineer: { id: string } }>(
        MANAGER,
        CREATE_ENGINEER,
        { input },
      );
      return { engineerId: fromTypeId('engineer', solutionEngineer.id)! };
    }
    case 'PARTNER': {
      const input = PARTNERS.find((each) => each.slug === slug)!;
      const { partner } = await client.run<{ partner: { id: string } }>(MANAGER, CREATE_PARTNER, { input });
      return { partnerId: fromTypeId('partner', partner.id)! };
    }
    default:
      return {};
  }
}
