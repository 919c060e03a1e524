import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type DocumentNode, execute } from 'graphql';
import { AppError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { currentContext } from '../base/request-context.js';
import type { GraphQLContext } from './context.js';
import { readColumn } from './reads/schema/read-column.js';

/** Runs queries of our own for a viewer, with their permissions, so that a route answers what the API answers. */
@Injectable()
export class OwnQueries {
  constructor(private readonly host: GraphQLSchemaHost) {}

  /**
   * @param document written by us: it is not checked against the limits for clients
   * @throws AppError BAD_USER_INPUT if a variable is not valid, and whatever the query's resolvers throw
   */
  async ask<T>(viewer: Viewer, document: DocumentNode, variableValues: object): Promise<T> {
    const contextValue: GraphQLContext = {
      ...{ requestId: currentContext()?.requestId ?? '', viewer, session: null },
    };
    const { data, errors } = await execute({
      ...{ schema: this.host.schema, document, contextValue, fieldResolver: readColumn },
      variableValues: variableValues as Record<string, unknown>,
    });
    const [fault] = errors ?? [];
    if (fault) throw fault.originalError ?? new AppError('BAD_USER_INPUT', fault.message);
    return data as T;
  }
}
