import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PageArgs, connectionOf } from '../../platform/graphql/reads/connection.js';
import { From } from '../../platform/graphql/reads/sources.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { SolutionEngineerEntity } from './solution-engineer.entity.js';

@ObjectType({
  implements: () => [Node],
  description: 'Somebody of the services team who does the work of engagements.',
})
@From(() => SolutionEngineerEntity, 'engineer')
export class SolutionEngineer implements Node {
  @Field(() => ID, { description: 'Their id.' }) id!: string;
  @Field(() => String, { description: 'Their name.' }) name!: string;
  @Field(() => String, { description: 'Their e-mail address, in lower case.' }) email!: string;
  @Field(() => String, { description: 'IANA time zone, as `America/New_York`.' }) timeZone!: string;
  @Field(() => Int, { description: 'Hours a week for engagements.' }) weeklyCapacityHours!: number;
}

export const SolutionEngineerConnection = connectionOf(() => SolutionEngineer, 'SolutionEngineer');

@InputType({ description: 'Which solution engineers to list; fields AND.' })
export class SolutionEngineerFilter {
  @Field(() => String, { nullable: true, description: 'Words in the name or e-mail address.' })
  q?: string | null;
}

@ArgsType()
export class EngineersArgs extends PageArgs {
  @Field(() => SolutionEngineerFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: SolutionEngineerFilter | null;
}
