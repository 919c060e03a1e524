import { TestApp } from '../support/app.js';

describe('a manager', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('lists partners by name', async () => {
    const { data } = await app.gql('manager@causeway.example', '{ partners { nodes { slug } totalCount } }');
    expect(data.partners).toEqual({ nodes: [{ slug: 'globex' }, { slug: 'northwind' }], totalCount: 2 });
  });
});
