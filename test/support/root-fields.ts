import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import type { Role } from '../../src/kernel/enums.js';
import { mayCall } from '../../src/kernel/permissions.js';
import { ACCESS, type Access } from '../../src/platform/auth/allow.js';

/** A field of Query, Mutation or Subscription, and the permission it requires. */
export interface RootField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly access: Access | undefined;
}

export const schemaOf = (nest: NestFastifyApplication): GraphQLSchema => nest.get(GraphQLSchemaHost).schema;

/** Every root field of the schema, with the access rule of its resolver's method. */
export function rootFields(nest: NestFastifyApplication): RootField[] {
  const access = accessOfMethods(nest);
  const schema = schemaOf(nest);
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
    root
      ? Object.values(root.getFields()).map((field) => ({
          field,
          access: access.get(`${root.name}.${field.name}`),
        }))
      : [],
  );
}

/** The root fields that an HTTP request may call; permissions of subscriptions are tested in test/app/live.spec.ts. */
export function fieldsOverHttp(nest: NestFastifyApplication): RootField[] {
  const live = Object.values(schemaOf(nest).getSubscriptionType()!.getFields());
  return rootFields(nest).filter(({ field }) => !live.includes(field));
}

export function isOpenTo(role: Role, { access }: RootField): boolean {
  if (access?.kind === 'permission') return mayCall(role, access.permission);
  return access?.kind === 'public';
}

/** By `Query.partners`: the metadata that @Query and @Allow leave on a resolver's method. */
function accessOfMethods(nest: NestFastifyApplication): Map<string, Access> {
  const found = new Map<string, Access>();
  for (const module of nest.get(ModulesContainer).values())
    for (const { metatype } of module.providers.values())
      for (const [name, method] of methodsOf(metatype)) {
        const root = Reflect.getMetadata('graphql:resolver_type', method) as string | undefined;
        const given = Reflect.getMetadata('graphql:resolver_name', method) as string | undefined;
        const access = Reflect.getMetadata(ACCESS, method) as Access | undefined;
        if (root && access) found.set(`${root}.${given ?? name}`, access);
      }
  return found;
}

function methodsOf(metatype: unknown): [string, object][] {
  if (typeof metatype !== 'function' || typeof metatype.prototype !== 'object') return [];
  const members = Object.getOwnPropertyDescriptors(metatype.prototype ?? {}) as Record<
    string,
    PropertyDescriptor
  >;
  return Object.entries(members).flatMap(([name, { value }]) =>
    typeof value === 'function' ? [[name, value as object] as [string, object]] : [],
  );
}
