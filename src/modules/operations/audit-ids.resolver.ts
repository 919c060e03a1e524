import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ID_PREFIXES, type IdKind, toTypeId } from '../../kernel/ids.js';
import { AuditActor, AuditSubject, type StoredActor, type StoredSubject } from './audit-entry.graphql.js';

const KIND_OF_ACTOR = { USER: 'user', API_KEY: 'apiKey', SYSTEM: null } as const;

/** The kind of id is stored in the row, so it cannot be declared statically. */
@Resolver(() => AuditActor)
export class AuditActorFields {
  @ResolveField()
  id(@Parent() { kind, uuid }: StoredActor): string | null {
    const idKind = KIND_OF_ACTOR[kind];
    return idKind && uuid ? toTypeId(idKind, uuid) : null;
  }
}

@Resolver(() => AuditSubject)
export class AuditSubjectFields {
  @ResolveField()
  id(@Parent() { kind, uuid }: StoredSubject): string {
    return isIdKind(kind) ? toTypeId(kind, uuid) : uuid;
  }
}

/** The kind may be from an earlier release. */
function isIdKind(kind: string): kind is IdKind {
  return Object.hasOwn(ID_PREFIXES, kind);
}
