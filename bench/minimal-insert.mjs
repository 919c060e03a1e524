// The minimum that logging progress is compared with: only fastify and pg, one row inserted in a transaction. No sign-in, no
// GraphQL, no plan, no health, no audit, no events.
import fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const server = fastify();

server.get('/', () => 'ok');
server.post('/insert', async (request) => {
  const { id, text, minutes } = request.body;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({
      name: 'insert',
      text: 'insert into bare_progress (id, text, minutes, created_at) values ($1, $2, $3, $4)',
      values: [id, text, minutes, new Date()],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
  return { id };
});
await server.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
