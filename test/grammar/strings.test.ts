import { describe, expect, it } from 'vitest';
import { decodeHex, decodeString, scanString } from '../../grammar/strings.js';

describe('the end of a quoted string', () => {
  it.each([
    ["'a' b", 'doubled', "'a'"],
    ["'a''b' c", 'doubled', "'a''b'"],
    ["'a''b' c", 'escaped', "'a''b'"],
    ["'a\\' b", 'doubled', "'a\\'"],
    ["'a\\' b'", 'escaped', "'a\\' b'"],
    ["'a\\\\' b", 'escaped', "'a\\\\'"],
    ["'' b", 'doubled', "''"],
    ["'''' b", 'doubled', "''''"],
    ['"a\'b" c', 'doubled', '"a\'b"'],
    ['"a""b" c', 'doubled', '"a""b"'],
  ] as const)('%s, %s', (text, style, expected) => {
    expect(scanString(text, 0, style)).toEqual({ end: expected.length, closed: true });
  });

  it.each([
    ["'a", 'doubled'],
    ["'a''", 'doubled'],
    ["'a\\'", 'escaped'],
    ["'a\\", 'escaped'],
    ["'", 'doubled'],
  ] as const)('is the end of the text where no quote closes it: %s, %s', (text, style) => {
    expect(scanString(text, 0, style)).toEqual({ end: text.length, closed: false });
  });
});

describe('what a quoted string says', () => {
  it.each([
    ['plain', 'plain'],
    ["O''Brien", "O'Brien"],
    ["O\\'Brien", "O'Brien"],
    ['a\\\\b', 'a\\b'],
    ['a\\nb\\tc', 'a\nb\tc'],
    ['nul\\0', 'nul\0'],
    ['50\\%', '50\\%'],
    ['a\\_b', 'a\\_b'],
    ['\\x', 'x'],
    ['trailing\\', 'trailing\\'],
    ["''", "'"],
  ])('%s', (body, value) => {
    expect(decodeString(body, "'")).toBe(value);
  });

  it('undoes only the quote that it stands in', () => {
    expect(decodeString(`a""b''c`, '"')).toBe(`a"b''c`);
  });
});

describe('what a hex literal says', () => {
  it.each([
    ['0x4f27427269656e', "O'Brien"],
    ['0xc3bc', 'ü'],
    ['0xEFBBBF41', '\ufeffA'],
    ['0xf09f9880', '😀'],
  ])('%s', (raw, value) => {
    expect(decodeHex(raw)).toBe(value);
  });

  it.each(['0x', '0x4', '0xff', '0xc3', '0xeda080'])('nothing, where the bytes are no UTF-8: %s', (raw) => {
    expect(decodeHex(raw)).toBeNull();
  });
});
