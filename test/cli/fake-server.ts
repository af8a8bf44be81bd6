import { readFileSync } from 'node:fs';

const recordings = new URL('../fixtures/recordings/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, recordings), 'utf8');

export const credentials = {
  VTQL_URL: 'https://crm.example.org',
  VTQL_USERNAME: 'admin',
  VTQL_ACCESS_KEY: 'k3yOfAdmin',
};

export interface FakeServer {
  readonly fetch: typeof fetch;
  /** Modules that it knows; tests take some away. */
  modules: readonly string[];
  /** The result of a query, or a whole answer. */
  answer: (query: string) => unknown;
  readonly operations: string[];
}

/** A berliCRM with the recorded metadata of some modules. */
export function createFakeServer(): FakeServer {
  const server: FakeServer = {
    modules: ['Accounts', 'Contacts', 'Search'],
    answer: () => [],
    operations: [],
    fetch: ((url: string, init: RequestInit) => {
      const parameters = new URLSearchParams(
        init.method === 'POST' ? String(init.body) : new URL(url).search,
      );
      const operation = parameters.get('operation') ?? '';
      server.operations.push(operation);
      return Promise.resolve(respond(server, operation, parameters));
    }) as typeof fetch,
  };
  return server;
}

function respond(server: FakeServer, operation: string, parameters: URLSearchParams): Response {
  const okay = (result: unknown): Response => Response.json({ success: true, result });
  const module = parameters.get('elementType') ?? '';
  switch (operation) {
    case 'getchallenge':
      return okay({ token: 't0ken' });
    case 'login':
      return okay({ sessionName: 's3ssion', userId: '19x1' });
    case 'listtypes':
      return okay({ types: server.modules, information: {} });
    case 'describe':
      return server.modules.includes(module) && module !== 'Search'
        ? new Response(read(`describe/${module}.json`))
        : Response.json(
            { success: false, error: { code: 'ACCESS_DENIED', message: 'denied' } },
            { status: 403 },
          );
    case 'query': {
      const answer = server.answer(parameters.get('query') ?? '');
      return answer instanceof Response ? answer : okay(answer);
    }
    default:
      return okay({ message: 'successful' });
  }
}
