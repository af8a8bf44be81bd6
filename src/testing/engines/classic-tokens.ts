import { Breakdown, Refusal } from '../refusal.js';

/** The names that the classic grammar's messages use. */
export type ClassicKind =
  | 'SELECT'
  | 'FRM'
  | 'COLUMNNAME'
  | 'ASTERISK'
  | 'COUNT'
  | 'PARENOPEN'
  | 'PARENCLOSE'
  | 'COMMA'
  | 'TABLENAME'
  | 'WHERE'
  | 'LOGICAL_AND'
  | 'LOGICAL_OR'
  | 'VALUE'
  | 'EQ'
  | 'LT'
  | 'GT'
  | 'LTE'
  | 'GTE'
  | 'NE'
  | 'IN'
  | 'LIKE'
  | 'ORDERBY'
  | 'ASC'
  | 'DESC'
  | 'LIMIT'
  | 'SEMICOLON'
  | 'Unknown'
  | 'End of Input';

export interface ClassicToken {
  readonly kind: ClassicKind;
  readonly text: string;
  /** 1-based; the lexer counts only line breaks with no other blank beside them. */
  readonly line: number;
}

export interface ClassicLexis {
  /** Whether `''` alone is a value: the one difference between the two servers of the family. */
  readonly takesEmptyString: boolean;
  /** Bytes between two quotes beyond which PHP's pcre.jit gives up; null: none. */
  readonly maxStringBytes: number | null;
}

const symbols: Readonly<Record<string, ClassicKind>> = {
  '=': 'EQ',
  '<': 'LT',
  '<=': 'LTE',
  '>': 'GT',
  '>=': 'GTE',
  '!=': 'NE',
  '(': 'PARENOPEN',
  and: 'LOGICAL_AND',
  or: 'LOGICAL_OR',
};

const pieces = /\w+|'(?:[^']|'')+'|[()]|[+-]?\d+|,|\*|<=|>=|!=|[=<>;]/y;
const blanks = /[ \t\r\n]+/y;

/** Which list of words the lexer is in: it sorts a piece of text by its place, not by its shape. */
type Place = 'start' | 'columns' | 'from' | 'table' | 'where' | 'order' | 'limit';

/**
 * Reads the tokens of a query one at a time, as the original lexer does. It knows where in a query it is and
 * gives any word there the kind that fits the place, so a misplaced one shows only later, in the grammar.
 */
export class ClassicLexer {
  readonly #text: string;
  readonly #lexis: ClassicLexis;
  #at = 0;
  #line = 1;
  #isFirst = true;
  #place: Place = 'start';
  #hasCount = false;
  #hasOrder = false;
  /** Between a field and the value it is compared with. */
  #isInCondition = false;
  /** Inside the list of an `in`. */
  #isInList = false;

  constructor(text: string, lexis: ClassicLexis) {
    this.#text = text;
    this.#lexis = lexis;
  }

  /** @throws Refusal for a character that no token starts with; Breakdown where the server then breaks down. */
  next(): ClassicToken {
    for (;;) {
      const text = this.#readPiece();
      if (text === null) return this.#create('End of Input', '');
      const kind = this.#sort(text);
      if (kind !== 'skipped') return this.#create(kind, text);
    }
  }

  #create(kind: ClassicKind, text: string): ClassicToken {
    return { kind, text, line: this.#line };
  }

  #readPiece(): string | null {
    blanks.lastIndex = this.#at;
    const skipped = blanks.exec(this.#text)?.[0] ?? '';
    this.#at += skipped.length;
    if (skipped === '\n') this.#line++;
    if (this.#at >= this.#text.length) return null;
    pieces.lastIndex = this.#at;
    const piece = pieces.exec(this.#text)?.[0] ?? this.#readEmptyString();
    if (piece === null || this.#isTooLong(piece)) throw this.#fail();
    this.#at += piece.length;
    this.#isFirst = false;
    return piece;
  }

  #readEmptyString(): string | null {
    return this.#lexis.takesEmptyString && this.#text.startsWith("''", this.#at) ? "''" : null;
  }

  #isTooLong(piece: string): boolean {
    const { maxStringBytes } = this.#lexis;
    if (maxStringBytes === null || !piece.startsWith("'") || piece.length <= maxStringBytes / 4) return false;
    return new TextEncoder().encode(piece.slice(1, -1).replaceAll("''", "'")).length > maxStringBytes;
  }

  /** JSON cannot carry half a character, so a byte of one in the message leaves nothing of the answer. */
  #fail(): Refusal | Breakdown {
    if (this.#isFirst) return new Breakdown('hang');
    const char = this.#text.charAt(this.#at);
    if (char > '\u007f') return new Breakdown('empty');
    return new Refusal('INTERNAL_SERVER_ERROR', `Unexpected input at line${this.#line}: ${char}`);
  }

  #sort(text: string): ClassicKind | 'skipped' {
    const word = text.toLowerCase();
    switch (this.#place) {
      case 'start':
        if (word !== 'select') return 'Unknown';
        this.#place = 'columns';
        return 'SELECT';
      case 'columns':
        return this.#sortColumn(word);
      case 'from':
        if (word !== 'from') return 'Unknown';
        this.#place = 'table';
        return 'FRM';
      case 'table':
        this.#place = 'where';
        return word === 'where' ? 'Unknown' : 'TABLENAME';
      default:
        return this.#sortAfterTable(text, word);
    }
  }

  #sortColumn(word: string): ClassicKind {
    switch (word) {
      case 'from':
        this.#place = 'table';
        return 'FRM';
      case '*':
        if (!this.#hasCount) this.#place = 'from';
        return 'ASTERISK';
      case '(':
        return 'PARENOPEN';
      case ')':
        return 'PARENCLOSE';
      case ',':
        return 'COMMA';
      case 'count':
        this.#hasCount = true;
        return 'COUNT';
      default:
        return 'COLUMNNAME';
    }
  }

  #sortAfterTable(text: string, word: string): ClassicKind | 'skipped' {
    if (text === ';') return 'SEMICOLON';
    if (word === 'order') {
      this.#hasOrder = true;
      return 'skipped';
    }
    if (word === 'by' && this.#hasOrder) {
      this.#hasOrder = false;
      this.#place = 'order';
    }
    if (word === 'where' || word === 'limit') this.#place = word;
    if (word === 'orderby') this.#place = 'order';
    if (this.#place === 'order') return this.#sortOrder(word);
    return this.#place === 'limit' ? sortLimit(word) : this.#sortCondition(word);
  }

  #sortOrder(word: string): ClassicKind {
    if (!this.#hasOrder) {
      this.#hasOrder = true;
      return 'ORDERBY';
    }
    if (word === ',') return 'COMMA';
    return word === 'asc' ? 'ASC' : word === 'desc' ? 'DESC' : 'COLUMNNAME';
  }

  #sortCondition(word: string): ClassicKind {
    if (word === 'where') return 'WHERE';
    if (word === ')') {
      if (this.#isInList) this.#isInList = this.#isInCondition = false;
      return 'PARENCLOSE';
    }
    const symbol = Object.hasOwn(symbols, word) ? symbols[word] : undefined;
    if (symbol) return symbol;
    if (!this.#isInCondition) {
      this.#isInCondition = true;
      return 'COLUMNNAME';
    }
    if (word === 'in') {
      this.#isInList = true;
      return 'IN';
    }
    if (word === ',') return 'COMMA';
    if (word === 'like') return 'LIKE';
    if (!this.#isInList) this.#isInCondition = false;
    return 'VALUE';
  }
}

const limitKinds: Readonly<Record<string, ClassicKind>> = {
  limit: 'LIMIT',
  '(': 'PARENOPEN',
  ')': 'PARENCLOSE',
  ',': 'COMMA',
};

function sortLimit(word: string): ClassicKind {
  return Object.hasOwn(limitKinds, word) ? (limitKinds[word] ?? 'VALUE') : 'VALUE';
}
