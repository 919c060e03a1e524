import type { GraphQLSchema } from 'graphql';
import { FieldEntry, TypeEntry } from './entries.js';
import { type Section, anchorOf, sectionsOf, sizeOf } from './schema-index.js';

/** The whole schema on one page, which can be read, printed and searched without a script. */
export function ReferencePage({ schema }: { readonly schema: GraphQLSchema }) {
  const sections = sectionsOf(schema);
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header>
        <h1>Causeway schema reference</h1>
        <form role="search" className="filter">
          <label htmlFor="filter">Filter</label>
          <input
            id="filter"
            type="search"
            placeholder="engagement health"
            autoComplete="off"
            spellCheck={false}
          />
          <output htmlFor="filter" aria-live="polite" />
        </form>
        <a href="/graphiql">Explorer</a>
      </header>
      <div className="columns">
        <nav aria-label="Schema">
          {sections.map((section) => (
            <Contents key={section.id} section={section} />
          ))}
        </nav>
        <main id="content" tabIndex={-1}>
          {sections.map((section) => (
            <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
              <h2 id={`${section.id}-title`}>{section.title}</h2>
              {'fields' in section
                ? section.fields.map((field) => (
                    <FieldEntry key={field.name} field={field} section={section.id} />
                  ))
                : section.types.map((type) => <TypeEntry key={type.name} type={type} />)}
            </section>
          ))}
          <p id="nothing" hidden>
            Nothing in the schema matches.
          </p>
        </main>
      </div>
    </>
  );
}

function Contents({ section }: { readonly section: Section }) {
  const entries =
    'fields' in section
      ? section.fields.map(({ name }) => ({ name, anchor: `${section.id}-${name}` }))
      : section.types.map((type) => ({ name: type.name, anchor: anchorOf(type) }));
  return (
    <details open={'fields' in section}>
      <summary>
        {section.title} <small>{sizeOf(section)}</small>
      </summary>
      <ul>
        {entries.map(({ name, anchor }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{name}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
