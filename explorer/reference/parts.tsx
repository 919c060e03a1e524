import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLType,
  astFromValue,
  isListType,
  isNonNullType,
  print,
} from 'graphql';
import { Fragment } from 'react';
import { anchorOf } from './schema-index.js';

/** A type in GraphQL notation, its name linked to its entry. */
export function TypeLink({ type }: { readonly type: GraphQLType }) {
  if (isNonNullType(type))
    return (
      <>
        <TypeLink type={type.ofType} />!
      </>
    );
  if (isListType(type))
    return (
      <>
        [<TypeLink type={type.ofType} />]
      </>
    );
  return <a href={`#${anchorOf(type)}`}>{type.name}</a>;
}

/** A description, in paragraphs; text between backticks is code. */
export function Description({ text }: { readonly text: string | null | undefined }) {
  if (!text) return null;
  return text
    .split(/\n{2,}/)
    .map((paragraph, index) => (
      <p key={index}>
        {paragraph
          .split('`')
          .map((part, turn) =>
            turn % 2 === 1 ? <code key={turn}>{part}</code> : <Fragment key={turn}>{part}</Fragment>,
          )}
      </p>
    ));
}

export function Deprecation({ reason }: { readonly reason: string | null | undefined }) {
  return reason ? (
    <p className="deprecated">
      <strong>Deprecated.</strong> {reason}
    </p>
  ) : null;
}

interface TermProps {
  readonly id?: string;
  readonly name: string;
  readonly type?: GraphQLType;
  readonly given?: readonly GraphQLArgument[];
}

/** `name(argument: Type): Type`. */
export function Signature({ name, type, given = [] }: TermProps) {
  return (
    <code className="signature">
      <b>{name}</b>
      {given.length > 0 && (
        <>
          (
          {given.map((argument, index) => (
            <Fragment key={argument.name}>
              {index > 0 && ', '}
              {argument.name}: <TypeLink type={argument.type} />
            </Fragment>
          ))}
          )
        </>
      )}
      {type && (
        <>
          : <TypeLink type={type} />
        </>
      )}
    </code>
  );
}

/** Arguments or input fields with types, defaults and descriptions. */
export function Inputs({ of }: { readonly of: readonly (GraphQLArgument | GraphQLInputField)[] }) {
  return (
    <dl>
      {of.map((input) => (
        <Fragment key={input.name}>
          <dt>
            <Signature name={input.name} type={input.type} />
            <Default of={input} />
          </dt>
          <dd>
            <Description text={input.description} />
            <Deprecation reason={input.deprecationReason} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Default({ of: { defaultValue, type } }: { readonly of: GraphQLArgument | GraphQLInputField }) {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return value ? <code className="default"> = {print(value)}</code> : null;
}
