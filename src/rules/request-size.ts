import { defineRule, onConditions, valuesOf } from './rule.js';

/** Language reference, section 3: "one quoted value", and "The URL limits the query". */
export const requestSize = defineRule({
  meta: {
    id: 'request-size',
    description: 'A query fits into a URL, and each literal into what the server can lex.',
    explanation:
      'Queries are sent by GET, and web servers take URLs of about 8,000 bytes. The classic lexer gives up on a ' +
      'quoted value of more than 8,189 bytes. Split a long list into several queries.',
    findings: ['long-literal', 'long-url'],
    requiresSchema: false,
    bad: [{ query: `select lastname from Contacts where lastname = '${'a'.repeat(8190)}' limit 10;` }],
    good: [{ query: `select lastname from Contacts where lastname = '${'a'.repeat(800)}' limit 10;` }],
  },
  create: (context) => ({
    Query({ range }) {
      const { text, dialect, report } = context;
      const most = dialect.limits.maxUrlBytes;
      const size = measureEncoded(text, most);
      if (size <= most) return;
      report({
        name: 'long-url',
        range,
        message: `Encoded for a URL the query takes ${size} bytes, more than the ${most} that web servers take.`,
        hint: 'Split the list of values into several queries.',
        data: { size, most },
      });
    },
    ...onConditions((condition) => {
      const { dialect, report } = context;
      // Where the server has no bound, the dialect grades the finding as off.
      const most = dialect.writing.maxLiteralBytes;
      if (most === null) return;
      for (const value of valuesOf(condition)) {
        // A UTF-16 code unit is at most three bytes.
        if (value.type !== 'String' || value.raw.length * 3 <= most) continue;
        const size = new TextEncoder().encode(value.value).length;
        if (size <= most) continue;
        report({
          name: 'long-literal',
          range: value.range,
          message: `The literal has ${size} bytes; the classic lexer takes ${most}.`,
          data: { size, most },
        });
      }
    }),
  }),
});

/** Bytes of `text` in a URL, exact once it is more than `most`; a code unit takes nine at most. */
function measureEncoded(text: string, most: number): number {
  if (text.length * 9 <= most) return text.length;
  let size = 0;
  for (const byte of new TextEncoder().encode(text)) size += isUnreserved(byte) ? 1 : 3;
  return size;
}

const unreserved = new Set(new TextEncoder().encode("-_.!~*'()"));

/** The bytes that `encodeURIComponent` leaves as they are. */
const isUnreserved = (byte: number): boolean =>
  (byte >= 48 && byte <= 57) ||
  (byte >= 65 && byte <= 90) ||
  (byte >= 97 && byte <= 122) ||
  unreserved.has(byte);
