/** Links and what they lead to; the same for everyone, so that anonymous visitors learn nothing. */
const PLACES = [
  [
    '/graphiql',
    'Explorer',
    'Try the API in any role, with saved operations, documentation and live updates.',
  ],
  [
    '/graphiql/reference',
    'Schema reference',
    'All queries, mutations, subscriptions and types on one searchable page.',
  ],
  [
    '/health/ready',
    'Health',
    'Readiness of this server, by component; /health/live reports whether it is running.',
  ],
] as const;

/** The page at the root of the server. */
export function HomePage() {
  return (
    <main>
      <h1>Causeway</h1>
      <p>Partner engagements of an API platform, from the first design to live traffic.</p>
      <ul>
        {PLACES.map(([address, title, about]) => (
          <li key={address}>
            <a href={address}>{title}</a>
            <p>{about}</p>
          </li>
        ))}
      </ul>
      <p>
        The API accepts GraphQL at <code>POST /graphql</code>, usage records at{' '}
        <code>POST /ingest/usage</code> and files at <code>POST /uploads</code>. To learn how to use and run
        it, see README.md and the docs folder in the source.
      </p>
    </main>
  );
}
