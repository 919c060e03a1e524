/** A symbol, so that no response key can collide with it. */
const TYPE = Symbol('causeway.type');

export function markType(row: object, type: string): object {
  return Object.assign(row, { [TYPE]: type });
}

/** @returns the object type of a row read as a `Node` */
export function typeMarkedOn(row: object): string | undefined {
  return (row as { [TYPE]?: string })[TYPE];
}
