import { afterEach, expect, it } from 'vitest';
import { createServer } from './caller.js';
import { type Listening, listen } from './listen.js';

let listening: Listening | undefined;
afterEach(() => listening?.close());

it('a test server can be reached through a socket', async () => {
  const server = createServer();
  listening = await listen(server);
  const response = await fetch(`${listening.url}?operation=getchallenge&username=admin`);
  expect(await response.json()).toMatchObject({ success: true, result: { token: expect.any(String) } });
  const form = new URLSearchParams({ operation: 'login', username: 'admin', accessKey: 'wrong' });
  expect((await fetch(listening.url, { method: 'POST', body: form })).status).toBe(401);
  server.failNext({ reset: 'answer' });
  await expect(fetch(listening.url)).rejects.toThrow(TypeError);
});
