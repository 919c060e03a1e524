import { Matches } from 'class-validator';
import { Text } from '../../platform/usecases/rules.js';

/** No surrounding spaces or control characters: usage records are matched by exact comparison. */
const CLIENT_ID = /^(?!\s)[^\p{Cc}\p{Cs}]+(?<!\s)$/u;

export function ClientId(): PropertyDecorator {
  return (target, property) => {
    Text(200)(target, property);
    Matches(CLIENT_ID, { message: 'must not start or end with a space or contain control characters' })(
      target,
      property,
    );
  };
}
