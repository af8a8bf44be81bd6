import { describe, expect, it } from 'vitest';
import { findings } from '../../src/diagnostics/findings.js';
import { dialects } from '../../src/dialect/dialects.js';
import { spellLiteral } from '../../src/syntax/spell-literal.js';
import { spellString } from '../../src/syntax/spell-string.js';

describe('a string', () => {
  it.each([
    ['plain', "'plain'", "'plain'"],
    ["O'Brien", "'O''Brien'", '0x4f27427269656e'],
    ['a\\b', "'a\\\\b'", '0x615c62'],
    ["\\'", "'\\\\'''", '0x5c27'],
    ['50%', "'50%'", "'50%'"],
    ['; -- "x"', `'; -- "x"'`, `'; -- "x"'`],
    ['a\nb', "'a\nb'", "'a\nb'"],
    ['😀', "'😀'", "'😀'"],
    ['AND', "'AND'", '0x414e44'],
  ])('%j', (value, classic, portable) => {
    expect(spellString(value, dialects.vtiger)).toEqual({ text: classic });
    expect(spellString(value, dialects['berlicrm-classic'])).toEqual({ text: classic });
    expect(spellString(value, dialects.berlicrm)).toEqual({ text: portable });
    expect(spellString(value, dialects.portable)).toEqual({ text: portable });
  });

  it('that is the separator of its list is hex where values are found by their text', () => {
    expect(spellString(',', dialects.portable, ',')).toEqual({ text: '0x2c' });
    expect(spellString(',', dialects.vtiger, ',')).toEqual({ text: "','" });
    expect(spellString(',', dialects.portable)).toEqual({ text: "','" });
  });

  it.each([
    ['', 'vtiger', 'empty-literal'],
    ['', 'portable', 'empty-literal'],
    ["😀'", 'portable', 'hex-beyond-bmp'],
    ['\0', 'vtiger', 'control-character'],
    ['\ud800', 'berlicrm', 'control-character'],
    ['x'.repeat(8190), 'vtiger', 'long-literal'],
  ] as const)('is refused where the server cannot be told: %j, %s', (value, dialect, refused) => {
    expect(spellString(value, dialects[dialect])).toMatchObject({ refused: findings[refused].code });
  });
});

describe('the longest string', () => {
  it.each([
    ['x', 8189],
    ['ü', 4094],
    ['€', 2729],
  ])('of %s has %d characters on the classic servers', (character, most) => {
    expect(spellString(character.repeat(most), dialects.vtiger)).toHaveProperty('text');
    expect(spellString(character.repeat(most + 1), dialects.vtiger)).toMatchObject({
      refused: findings['long-literal'].code,
    });
    expect(spellString(character.repeat(most + 1), dialects.berlicrm)).toHaveProperty('text');
  });
});

describe('another literal', () => {
  it.each([
    [{ type: 'Integer', value: '5x' }, 'vtiger', 'unexpected-text'],
    [{ type: 'Decimal', value: '1.5;' }, 'berlicrm', 'unexpected-text'],
    [{ type: 'Decimal', value: '1.5' }, 'vtiger', 'bare-decimal'],
    [{ type: 'Id', value: '0x41' }, 'vtiger', 'unexpected-text'],
    [{ type: 'Id', value: '12x5' }, 'berlicrm', 'bare-id'],
    [{ type: 'Word', value: 'x' }, 'vtiger', 'bare-word'],
    [{ type: 'Date', value: '2016-05-20' }, 'vtiger', 'bare-date'],
    [{ type: 'Hex', value: null }, 'vtiger', 'invalid-hex'],
    [{ type: 'Hex', value: '' }, 'vtiger', 'invalid-hex'],
    [{ type: 'Hex', value: '\ud800' }, 'vtiger', 'control-character'],
    [{ type: 'Missing' }, 'vtiger', 'missing-value'],
  ] as const)('%j is refused by %s with a reason: %s', (literal, dialect, refused) => {
    expect(spellLiteral(literal, dialects[dialect])).toMatchObject({
      refused: findings[refused].code,
      reason: expect.any(String),
    });
  });

  it.each([
    [{ type: 'Integer', value: '5 or 1=1' }],
    [{ type: 'Decimal', value: '1.5;' }],
    [{ type: 'Id', value: "12x5' or '1" }],
    [{ type: 'Id', value: '0x41' }],
    [{ type: 'Word', value: 'x' }],
    [{ type: 'Date', value: '2016-05-20' }],
    [{ type: 'Hex', value: null }],
    [{ type: 'Hex', value: '' }],
    [{ type: 'Hex', value: '\ud800' }],
    [{ type: 'Missing' }],
  ] as const)('smuggles nothing in: %j', (literal) => {
    for (const dialect of Object.values(dialects)) {
      expect(spellLiteral(literal, dialect)).not.toHaveProperty('text');
    }
  });

  it.each([
    [{ type: 'Integer', value: '-5' }, 'portable', '-5'],
    [{ type: 'Decimal', value: '1.5' }, 'berlicrm', '1.5'],
    [{ type: 'Id', value: '12x5' }, 'vtiger', '12x5'],
    [{ type: 'Word', value: 'TRUE' }, 'portable', 'TRUE'],
    [{ type: 'Hex', value: 'ü' }, 'portable', '0xc3bc'],
  ] as const)('is written as it is where the server takes it: %j, %s', (literal, dialect, text) => {
    expect(spellLiteral(literal, dialects[dialect])).toEqual({ text });
  });
});
