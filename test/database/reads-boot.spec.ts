import { Args, Field, ID, Int, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { _, arg, column, sql } from '../../src/platform/graphql/reads/fragments/sql.js';
import { connectionOf, PageArgs } from '../../src/platform/graphql/reads/lists/connection.js';
import { bindSchema } from '../../src/platform/graphql/reads/schema/bind-schema.js';
import {
  bySql,
  Changed,
  Expr,
  From,
  Many,
  One,
  Page,
} from '../../src/platform/graphql/reads/schema/decorators.js';
import { StaffOnly } from '../../src/platform/graphql/reads/schema/staff-only.js';
import { TypeRegistry } from '../../src/platform/graphql/reads/schema/type-registry.js';
import { schemaOf } from './reads-world.js';

@Entity('lamp')
class LampEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
}

@ObjectType()
class Bulb {
  @Field(() => Int) watts!: number;
  @Expr(sql`1`)
  @Field(() => Int)
  lost!: number;
  @StaffOnly() @Field(() => Int, { nullable: true }) plain!: number | null;
}

@ObjectType()
@From(() => LampEntity, 'partner')
class Lamp {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) misspelt!: string;
  @Field(() => ID) strangeId!: string;
  @One(sql`true`) @Field(() => Bulb) tableless!: Bulb;
  @One(sql`true`) @Field(() => [Lamp]) oneAsList!: Lamp[];
  @Many({ where: sql`true`, orderBy: sql`1`, atMost: 1 }) @Field(() => Lamp) manyAsOne!: Lamp;
  @Expr(sql`1`) @Field(() => Lamp) objectAsScalar!: Lamp;
  @Page({ where: sql`true`, order: [{ by: column('id'), cast: 'uuid' }] })
  @Field(() => LampConnection)
  withoutArguments!: unknown;
  @Page({ where: sql`true`, order: [{ by: column('id'), cast: 'uuid' }] })
  @Field(() => [Lamp])
  pageAsList!: Lamp[];
}
const LampConnection = connectionOf(() => Lamp, 'Lamp');

@ObjectType()
class LampPayload {
  @Changed() @Field(() => Bulb, { nullable: true }) bulb?: string;
}

@Resolver(() => Lamp)
class LampFields {
  @Expr(sql`${_}.name || ${arg('sufix')}`)
  @ResolveField(() => String)
  misbound(@Args('suffix', { type: () => String }) _suffix: string): string {
    return bySql();
  }
  @Page({ where: sql`true`, order: [{ by: column('id'), cast: 'uuid' }] })
  @ResolveField(() => LampConnection)
  sound(@Args({ type: () => PageArgs }) _page: PageArgs): unknown {
    return bySql();
  }
}

@Resolver()
class Roots {
  @Query(() => Lamp, { nullable: true }) lamp(): unknown {
    return bySql();
  }
  @Query(() => LampPayload) payload(): unknown {
    return bySql();
  }
}

it('a schema with unresolvable fields does not start, and the error lists all of them', async () => {
  const schema = await schemaOf([Roots, LampFields]);
  let message = '';
  try {
    bindSchema(schema, new TypeRegistry(), () => {
      throw new Error('Nothing is read at boot.');
    });
  } catch (error) {
    message = String(error);
  }
  const faults = message
    .replace('Error: These fields cannot be resolved: ', '')
    .replace(/\.$/, '')
    .split('; ');
  expect(faults.sort()).toEqual([
    'Bulb.lost (SQL, but its type has no @From)',
    'Bulb.plain (StaffOnly needs a resolver and a type that may be null)',
    'Lamp.manyAsOne (@Many must return a list)',
    'Lamp.misbound (its SQL binds an argument `sufix` that the field does not have)',
    'Lamp.misspelt (no column, SQL or resolver)',
    'Lamp.objectAsScalar (an object needs a relation or @Json)',
    'Lamp.oneAsList (@One cannot return a list)',
    'Lamp.pageAsList (@Page must return a connection)',
    'Lamp.strangeId (no column, SQL or resolver)',
    'Lamp.tableless (Bulb has no @From)',
    'Lamp.withoutArguments (@Page needs the arguments `first` and `after`)',
    'LampPayload.bulb (its type has no @From)',
  ]);
});
