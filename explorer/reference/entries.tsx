import {
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { Fragment } from 'react';
import { Deprecation, Description, Inputs, Signature, TypeLink } from './parts.js';
import { anchorOf } from './schema-index.js';

type Field = GraphQLField<unknown, unknown>;

/** A query, mutation or subscription. */
export function FieldEntry({ field, section }: { readonly field: Field; readonly section: string }) {
  const id = `${section}-${field.name}`;
  return (
    <article id={id}>
      <Heading id={id} name={field.name} />
      <p>
        <Signature name={field.name} given={field.args} type={field.type} />
      </p>
      <Description text={field.description} />
      <Deprecation reason={field.deprecationReason} />
      {field.args.length > 0 && (
        <>
          <h4>Arguments</h4>
          <Inputs of={field.args} />
        </>
      )}
    </article>
  );
}

export function TypeEntry({ type }: { readonly type: GraphQLNamedType }) {
  const id = anchorOf(type);
  return (
    <article id={id}>
      <Heading id={id} name={type.name} />
      <Description text={type.description} />
      <Interfaces of={type} />
      <Content of={type} />
    </article>
  );
}

/** The name links to itself, so that the link can be copied. */
function Heading({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <h3>
      <a href={`#${id}`}>{name}</a>
    </h3>
  );
}

function Interfaces({ of: type }: { readonly of: GraphQLNamedType }) {
  const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
  if (interfaces.length === 0) return null;
  return (
    <p>
      Implements{' '}
      {interfaces.map((each, index) => (
        <Fragment key={each.name}>
          {index > 0 && ', '}
          <TypeLink type={each} />
        </Fragment>
      ))}
      .
    </p>
  );
}

function Content({ of: type }: { readonly of: GraphQLNamedType }) {
  if (isObjectType(type) || isInterfaceType(type)) return <Fields of={Object.values(type.getFields())} />;
  if (isInputObjectType(type)) return <Inputs of={Object.values(type.getFields())} />;
  if (isEnumType(type)) return <Values of={type} />;
  if (isUnionType(type))
    return (
      <ul>
        {type.getTypes().map((each) => (
          <li key={each.name}>
            <TypeLink type={each} />
          </li>
        ))}
      </ul>
    );
  return null;
}

function Fields({ of }: { readonly of: readonly Field[] }) {
  return (
    <dl>
      {of.map((field) => (
        <Fragment key={field.name}>
          <dt>
            <Signature name={field.name} given={field.args} type={field.type} />
          </dt>
          <dd>
            <Description text={field.description} />
            <Deprecation reason={field.deprecationReason} />
            {field.args.some((each) => each.description) && <Inputs of={field.args} />}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Values({ of: type }: { readonly of: GraphQLEnumType }) {
  return (
    <dl>
      {type.getValues().map((value) => (
        <Fragment key={value.name}>
          <dt>
            <Signature name={value.name} />
          </dt>
          <dd>
            <Description text={value.description} />
            <Deprecation reason={value.deprecationReason} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
