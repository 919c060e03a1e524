import type { Type } from '@nestjs/common';
import { getMetadataArgsStorage } from 'typeorm';
import { snakeCase } from './naming.js';

export function tableOf(Entity: abstract new (...args: never[]) => object): string {
  const name = getMetadataArgsStorage().tables.find(({ target }) => target === Entity)?.name;
  if (name === undefined) throw new Error(`${Entity.name} is not an entity with a table name.`);
  return name;
}

/** The columns of an entity as a select list, named as its properties. Days are text: a Date could shift them into another zone. */
export function selectListOf(Entity: Type<object>): string {
  const columns = getMetadataArgsStorage().filterColumns(Entity);
  return columns
    .map(({ propertyName, options }) => {
      const name = options.name ?? snakeCase(propertyName);
      return `${name}${options.type === 'date' ? '::text' : ''} as "${propertyName}"`;
    })
    .join(', ');
}
