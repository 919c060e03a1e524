import { Length, Matches } from 'class-validator';

/** Neither spaces around it nor control characters: usage records are matched to it letter by letter. */
const CLIENT_ID = /^(?!\s)[^\p{Cc}\p{Cs}]+(?<!\s)$/u;

export function ClientId(): PropertyDecorator {
  return (target, property) => {
    Length(1, 200, { message: 'must hold 1-200 characters' })(target, property);
    Matches(CLIENT_ID, { message: 'must not begin or end with a space, nor hold control characters' })(
      target,
      property,
    );
  };
}
