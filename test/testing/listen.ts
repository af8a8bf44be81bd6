import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestServer } from '../../src/testing/index.js';

export interface Listening {
  /** `http://127.0.0.1:…/webservice.php` */
  readonly url: string;
  close(): Promise<void>;
}

/** Puts a test server behind a socket of this machine, for programs of their own. */
export async function listen(server: TestServer): Promise<Listening> {
  const http = createServer((request, response) => {
    forward(server, request).then(
      async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        response.end(Buffer.from(await answer.arrayBuffer()));
      },
      // What fails in this process is a connection that breaks.
      () => request.socket.destroy(),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${new URL(server.url).pathname}`,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

async function forward(server: TestServer, request: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = 'GET', headers, url = '/' } = request;
  const type = headers['content-type'];
  return server.fetch(new URL(url, server.url), {
    method,
    ...(type !== undefined && { headers: { 'content-type': type } }),
    ...(method !== 'GET' && { body: Buffer.concat(chunks) }),
  });
}
