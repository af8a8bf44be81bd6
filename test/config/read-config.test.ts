import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.js';
import { createLineIndex } from '../../src/text/line-index.js';

/** Each fault as `line:column message`. */
function listFaults(source: string): readonly string[] {
  const reading = readConfig(source);
  if ('config' in reading) return [];
  const lines = createLineIndex(source);
  return reading.problems.map(({ message, range }) => {
    const { line, column } = lines.positionAt(range[0]);
    return `${line}:${column} ${message}`;
  });
}

describe('a configuration', () => {
  test('says what it says', () => {
    const config = {
      $schema: './schema.json',
      dialect: 'berlicrm',
      schema: false,
      rules: { limit: 'off', 'mixed-and-or': 'error' },
      ignore: ['legacy'],
      overrides: [{ files: ['*.json'], schema: 'describe/' }],
    };
    expect(readConfig(JSON.stringify(config))).toEqual({ config });
    expect(readConfig('{}')).toEqual({ config: {} });
  });

  test('may have comments, trailing commas and a byte order mark', () => {
    const source = '\ufeff// ours\n{ "dialect": "vtiger", /* all */ "ignore": ["a",], }\n';
    expect(readConfig(source)).toEqual({ config: { dialect: 'vtiger', ignore: ['a'] } });
  });
});

test.each([
  ['{\n  "dialct": "vtiger"\n}', "2:3 unknown key 'dialct'; did you mean dialect?"],
  [
    '{"frobnicate": 1}',
    "1:2 unknown key 'frobnicate'; there are $schema, dialect, schema, rules, literals, ignore, overrides",
  ],
  ['{"dialect": "berlcrm"}', "1:13 unknown dialect 'berlcrm'; did you mean berlicrm?"],
  ['{"dialect": 8}', '1:13 expected a dialect, got a number'],
  ['{"rules": {"limt": "off"}}', "1:12 unknown rule 'limt'; did you mean limit?"],
  ['{"rules": {"limit": "of"}}', "1:21 unknown level 'of'; did you mean off?"],
  ['{"rules": {"limit": 0}}', '1:21 expected a level, got a number'],
  ['{"rules": {"limit": "off", "limit": "error"}}', '1:28 limit is said twice'],
  ['{"rules": []}', '1:11 expected an object, got an array'],
  ['{"literals": "our"}', "1:14 unknown choice 'our'; did you mean ours?"],
  ['{"schema": true}', '1:12 expected false or a string, got true'],
  ['{"schema": ""}', '1:12 expected a string that is not empty'],
  ['{"ignore": "a"}', '1:12 expected an array, got a string'],
  ['{"ignore": [null]}', '1:13 expected a string, got null'],
  ['{} /* never closed', '1:4 this comment is never closed'],
  [`{"ignore": ["${'a'.repeat(70_000)}"]}`, '1:13 this pattern is too long'],
  ['{"ignore": ["!/"]}', '1:13 this pattern fits nothing'],
  ['{"ignore": ["../a"]}', '1:13 a pattern cannot leave the folder of the configuration'],
  ['{"ignore": ["a\\\\b"]}', '1:13 a pattern has / between folders, not \\'],
  ['{"overrides": [{"rules": {}}]}', '1:16 files is missing'],
  ['{"overrides": [{"files": []}]}', '1:26 expected at least 1 entry'],
  [
    '{"overrides": [{"files": ["a"], "ignore": ["b"]}]}',
    "1:33 unknown key 'ignore'; there are files, dialect, schema, rules, literals",
  ],
  ['[]', '1:1 expected an object, got an array'],
  ['', '1:1 it is empty: expected an object'],
  ['{"dialect" "vtiger"}', '1:12 expected a colon'],
  ['{dialect: "vtiger"}', '1:2 this is no value of JSON'],
  ['{"dialect": "vtiger"', '1:21 expected }'],
  ['{} {}', '1:4 expected nothing more'],
  ['{"dialect": "vtiger\n"}', '1:13 this string is never closed'],
])('%s is told what is wrong with it, and where', (source, fault) => {
  expect(listFaults(source)).toEqual([fault]);
});

test('every fault is told', () => {
  expect(listFaults('{"a": 1,\n"rules": {"b": "off"}}').map((fault) => fault.slice(0, 5))).toEqual([
    '1:2 u',
    '2:11 ',
  ]);
});
