import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFolder, runCli } from './environment.js';

const recorded = readFileSync(
  new URL('../fixtures/recordings/describe/Contacts.json', import.meta.url),
  'utf8',
);

interface Field {
  name: string;
  mandatory?: boolean;
  type: { name: string; picklistValues?: { label: string; value: string }[] };
}

/** The recorded module after an administrator has been at it. */
function change(edit: (fields: Field[]) => Field[]): string {
  const body = JSON.parse(recorded);
  body.result.fields = edit(body.result.fields);
  return JSON.stringify(body);
}

const after = change((fields) =>
  fields
    .filter(({ name }) => name !== 'cf_pick')
    .map((field) => {
      if (field.name === 'email') return { ...field, mandatory: true };
      if (field.name !== 'leadsource') return field;
      const values = (field.type.picklistValues ?? []).filter(({ value }) => value !== 'Cold Call');
      return {
        ...field,
        type: { ...field.type, picklistValues: [...values, { label: 'Web', value: 'Web' }] },
      };
    })
    .concat({ name: 'cf_new', type: { name: 'string' } }),
);

const files = {
  'a/Contacts.json': recorded,
  'a/Old.json': '{"name": "Old", "fields": []}',
  'b/Contacts.json': after,
  'b/New.json': '{"name": "New", "fields": []}',
  'fine.vtql': 'select lastname from Contacts limit 5;\nselect nosuch from Contacts limit 5;\n',
  'broken.vtql': 'select cf_pick, id from Contacts limit 5;\n',
};

test('diff shows what changed', async () => {
  const cwd = createFolder(files);
  const { code, stdout, stderr } = await runCli(['diff', 'a', 'b'], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toBe(
    [
      '  Contacts',
      '    - cf_pick (picklist)',
      '    + cf_new (string)',
      '    ~ leadsource: values Cold Call → Web',
      '    ~ email: mandatory false → true',
      '+ New',
      '- Old',
      '',
    ].join('\n'),
  );
});

test('diff of a schema with itself is empty', async () => {
  const cwd = createFolder(files);
  expect(await runCli(['diff', 'a', 'a'], { cwd })).toEqual({
    code: 0,
    stdout: 'The schemas are alike.\n',
    stderr: '',
  });
});

test('diff finds the queries that break, and only those', async () => {
  const cwd = createFolder(files);
  const { code, stdout } = await runCli(['diff', 'a', 'b', 'fine.vtql', 'broken.vtql'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('error: Contacts has no field cf_pick.');
  expect(stdout).not.toContain('nosuch');
  expect(stdout).toContain('3 queries in 2 files: 1 error.');
  expect(await runCli(['diff', 'a', 'b', 'fine.vtql'], { cwd })).toMatchObject({ code: 0 });
});

test('diff is data, too', async () => {
  const cwd = createFolder(files);
  const { stdout } = await runCli(['diff', 'a', 'b', 'broken.vtql', '--format', 'json'], { cwd });
  const { changes, broken } = JSON.parse(stdout);
  expect(changes).toContainEqual({
    kind: 'changed',
    module: 'Contacts',
    field: 'leadsource',
    property: 'values',
    before: ['Cold Call'],
    after: ['Web'],
  });
  expect(broken).toEqual([
    expect.objectContaining({ path: 'broken.vtql', rule: 'known-field', severity: 'error' }),
  ]);
});

test.each([
  [['diff'], 'diff needs two schemas'],
  [['diff', 'a'], 'diff needs two schemas'],
  [['diff', 'gone', 'b'], 'cannot read gone'],
])('%j is wrong usage', async (argv, message) => {
  expect(await runCli(argv, { cwd: createFolder(files) })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(message),
  });
});
