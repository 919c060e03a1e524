/** Where to, with what stands there; the same for everybody, so that it tells a stranger nothing. */
const PLACES = [
  [
    '/graphiql',
    'Explorer',
    'Try the API as a person of each role: saved operations, documentation and live updates.',
  ],
  [
    '/graphiql/reference',
    'Schema reference',
    'Every query, mutation, subscription and type on one page to search.',
  ],
  ['/health/ready', 'Health', 'Whether this server can serve, part by part; /health/live says that it runs.'],
] as const;

/** The page at the root of the server. */
export function HomePage() {
  return (
    <main>
      <h1>Causeway</h1>
      <p>Engagements of an API platform’s partners, from the first design to live traffic.</p>
      <ul>
        {PLACES.map(([address, title, about]) => (
          <li key={address}>
            <a href={address}>{title}</a>
            <p>{about}</p>
          </li>
        ))}
      </ul>
      <p>
        The API itself answers GraphQL at <code>POST /graphql</code>, and takes usage at{' '}
        <code>POST /ingest/usage</code> and files at <code>POST /uploads</code>. README.md and the folder
        docs, beside the source, say how to use and run it.
      </p>
    </main>
  );
}
