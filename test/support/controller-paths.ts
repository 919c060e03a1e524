import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

/** The paths of all controllers, e.g. `/uploads/:id`. */
export function controllerPaths(app: INestApplication): string[] {
  const classes = [...app.get(ModulesContainer).values()].flatMap(({ controllers }) => [
    ...controllers.values(),
  ]);
  return classes.flatMap(({ metatype }) => pathsOf(metatype as { prototype: object }));
}

function pathsOf(controller: { prototype: object }): string[] {
  const above = Reflect.getMetadata('path', controller) as string | undefined;
  return Object.values(Object.getOwnPropertyDescriptors(controller.prototype))
    .map(({ value }) => value as unknown)
    .filter((method) => typeof method === 'function' && Reflect.hasMetadata('method', method))
    .flatMap((method) => Reflect.getMetadata('path', method as object) as string | string[])
    .map((below) => `/${above ?? ''}/${below}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'));
}
