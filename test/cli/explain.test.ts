import { expect, test } from 'vitest';
import { runCli } from './environment.js';

const explain = (query: string, ...options: string[]) => runCli(['explain', '-e', query, ...options]);

test('two readings are drawn, with a case that parts them and a query for each', async () => {
  const { code, stdout } = await explain(
    "select id from Contacts where city = 'a' or city = 'b' and zip = '1' limit 10;",
  );
  expect(code).toBe(1);
  expect(stdout).toBe(`select id from Contacts where city = 'a' or city = 'b' and zip = '1' limit 10;

From left to right, as documented:
  and
  ├─ or
  │  ├─ city = 'a'
  │  └─ city = 'b'
  └─ zip = '1'
AND first, as the servers run it:
  or
  ├─ city = 'a'
  └─ and
     ├─ city = 'b'
     └─ zip = '1'
They part here, where only the reading AND first finds the record:
  TRUE   city = 'a'
  FALSE  city = 'b'
  FALSE  zip = '1'
To say what is documented, either way:
  select id from Contacts where city in ('a','b') and zip = '1' limit 10;
To say what servers run, either way:
  select id from Contacts where city = 'b' and zip = '1' or city = 'a' limit 10;

`);
});

test('what no single query can say takes several', async () => {
  const { stdout } = await explain(
    "select id from Contacts where a = '1' and b = '2' or c = '3' and d = '4';",
  );
  expect(stdout).toContain(`To say what servers run, unite by id:
  select id from Contacts where a = '1' and b = '2';
  select id from Contacts where c = '3' and d = '4';
`);
});

test('readings that agree end well', async () => {
  const { code, stdout } = await explain("select id from Contacts where a = '1' and b = '2' or c = '3';");
  expect({ code, end: stdout.trimEnd().split('\n').at(-1) }).toEqual({
    code: 0,
    end: 'Both find the same records.',
  });
  expect((await explain('select id from Contacts;')).code).toBe(0);
});

test('a query that cannot be read is a finding', async () => {
  expect(await explain('select id from Contacts where (a = 1 or b = 2) and c = 3;')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('VTQL2040'),
  });
});
