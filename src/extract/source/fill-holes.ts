import { type KeywordName, keywordNames } from '../../../grammar/names.js';
import type { HoleKind } from '../found-query.js';
import type { HolePiece, Piece } from './pieces.js';

/** A piece and the text that stands for it: its own, or a placeholder. */
export interface FilledPiece {
  readonly piece: Piece;
  readonly text: string;
  readonly kind: HoleKind;
  readonly isQuoted: boolean;
}

export interface FilledPieces {
  readonly pieces: readonly FilledPiece[];
  /** Whether the text ends where no query can: in quotes, or where something must follow. */
  readonly isUnfinished: boolean;
  readonly endsInQuotes: boolean;
}

/** Puts into each hole what the place asks for, so that the whole parses if the texts around it do. */
export function fillHoles(pieces: readonly Piece[]): FilledPieces {
  const word = choosePlaceholder(pieces);
  const place = new Place();
  const filled = pieces.map((piece, index): FilledPiece => {
    if (piece.kind === 'text') {
      place.pass(piece.text);
      return { piece, text: piece.text, kind: 'text', isQuoted: false };
    }
    const filling = place.fill(piece, `${word}${index}`, textAfter(pieces, index));
    place.pass(filling.text);
    return { piece, ...filling };
  });
  return { pieces: filled, isUnfinished: place.isUnfinished, endsInQuotes: place.isQuoted };
}

/** A word that none of the texts has. */
function choosePlaceholder(pieces: readonly Piece[]): string {
  const has = (word: string): boolean =>
    pieces.some((piece) => piece.kind === 'text' && piece.text.includes(word));
  let word = 'hole';
  for (let length = 0; length < 20 && has(word); length++) word += '_';
  return word;
}

/** The text behind a hole, up to the next one. */
function textAfter(pieces: readonly Piece[], index: number): string {
  const next = pieces[index + 1];
  return next?.kind === 'text' ? next.text : '';
}

interface Filling {
  readonly text: string;
  readonly kind: HoleKind;
  readonly isQuoted: boolean;
}

type Clause = 'select' | 'from' | 'where' | 'order' | 'limit';

/** What was read last: a keyword, or a kind of token. */
type Last = KeywordName | 'start' | 'operator' | 'comma' | 'open' | 'word' | 'value';

const clauses: Readonly<Partial<Record<KeywordName, Clause>>> = {
  select: 'select',
  from: 'from',
  where: 'where',
  order: 'order',
  limit: 'limit',
};

const keywords: ReadonlySet<string> = new Set(keywordNames);

const operatorNext = /^\w*\s*(?:[=<>!]|(?:like|in|not)\b)/i;
const valueNext = /^\s*(?:['"(\d]|$)/;
const clauseNext = /^\s*(?:and|or|order|limit)\b|^\s*(?:;\s*)?$/i;
const conditionNext = /^\s+\w+\s*(?:[=<>!]|(?:like|in)\b)/i;

/** Reads the text of a query from the left, so as to know what can come next. Linear over all pieces together. */
class Place {
  #clause: Clause | null = null;
  #last: Last = 'start';
  /** What the word being read follows. */
  #before: Last = 'start';
  #word = '';
  #quote = '';
  #isEscaped = false;
  #depth = 0;
  /** The depth of brackets of a list; 0 outside. */
  #listDepth = 0;

  get isQuoted(): boolean {
    return this.#quote !== '';
  }

  get isUnfinished(): boolean {
    this.#endWord();
    return this.#quote !== '' || !(this.#last === 'word' || this.#last === 'value' || isFinal(this.#last));
  }

  pass(text: string): void {
    for (let i = 0; i < text.length; i++) this.#passChar(text.charAt(i));
  }

  #passChar(char: string): void {
    if (this.#quote !== '') this.#passQuoted(char);
    else if (/[\w.]/.test(char) || char >= '\x80') {
      if (this.#word === '') this.#before = this.#last;
      this.#word += char;
    } else {
      this.#endWord();
      this.#passSign(char);
    }
  }

  #passQuoted(char: string): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (char === '\\') this.#isEscaped = true;
    else if (char === this.#quote) {
      this.#quote = '';
      this.#last = 'value';
    }
  }

  #passSign(char: string): void {
    if (char === "'" || char === '"') this.#quote = char;
    else if ('=<>!'.includes(char)) this.#last = 'operator';
    else if (char === ',') this.#last = 'comma';
    else if (char === '(') this.#open();
    else if (char === ')') this.#close();
    else if (char === '*') this.#last = 'word';
  }

  #open(): void {
    this.#depth++;
    if (this.#last === 'in') this.#listDepth = this.#depth;
    this.#last = 'open';
  }

  #close(): void {
    if (this.#listDepth === this.#depth) this.#listDepth = 0;
    this.#depth = Math.max(0, this.#depth - 1);
    this.#last = 'value';
  }

  #endWord(): void {
    if (this.#word === '') return;
    const word = this.#word.toLowerCase();
    this.#word = '';
    if (keywords.has(word)) {
      this.#last = word as KeywordName;
      this.#clause = clauses[this.#last as KeywordName] ?? this.#clause;
    } else this.#last = isOperand(this.#before) ? 'value' : 'word';
  }

  /** What stands for a hole here. `next` is the text behind it. */
  fill(hole: HolePiece, word: string, next: string): Filling {
    if (this.#quote !== '') {
      const kind = this.#listDepth > 0 && isJoin(hole.expression) ? 'list' : 'value';
      return { text: word, kind, isQuoted: true };
    }
    if (this.#word !== '') return this.#fillInWord(word);
    return { isQuoted: false, ...this.#fillClause(hole, word, next) };
  }

  /** `cf_{$n}`, `12x{$id}` */
  #fillInWord(word: string): Filling {
    const isValue = isOperand(this.#before) || (this.#clause === 'limit' && this.#before !== 'word');
    if (isValue) return { text: '1', kind: 'value', isQuoted: false };
    return { text: word, kind: 'identifier', isQuoted: false };
  }

  #fillClause(hole: HolePiece, word: string, next: string): Omit<Filling, 'isQuoted'> {
    switch (this.#clause) {
      case 'where':
        return this.#fillCondition(hole, word, next);
      case 'limit':
        return this.#last === 'limit' || this.#last === 'comma'
          ? { text: '1', kind: 'value' }
          : { text: '', kind: 'text' };
      case 'select':
      case 'from':
      case 'order':
        return isNamePlace(this.#last) ? { text: word, kind: 'identifier' } : { text: '', kind: 'text' };
      default:
        return { text: '', kind: 'text' };
    }
  }

  #fillCondition({ expression }: HolePiece, word: string, next: string): Omit<Filling, 'isQuoted'> {
    const last = this.#last;
    if (last === 'operator' || last === 'like') return { text: `'${word}'`, kind: 'value' };
    if (last === 'in') return { text: `('${word}')`, kind: 'list' };
    if (this.#listDepth > 0 && (last === 'open' || last === 'comma')) {
      const isWhole = last === 'open' && /^\s*\)/.test(next);
      return { text: `'${word}'`, kind: isWhole || isJoin(expression) ? 'list' : 'value' };
    }
    if (last === 'where' || last === 'and' || last === 'or' || last === 'open') {
      const isName = operatorNext.test(next);
      return isName ? { text: word, kind: 'identifier' } : { text: `${word} = '${word}'`, kind: 'text' };
    }
    if (last === 'word')
      return { text: valueNext.test(next) && next !== '' ? '=' : `= '${word}'`, kind: 'text' };
    const isConnector = conditionNext.test(next) && !clauseNext.test(next);
    return { text: isConnector ? 'and' : '', kind: 'text' };
  }
}

const isOperand = (last: Last): boolean => last === 'operator' || last === 'like' || last === 'in';
const isNamePlace = (last: Last): boolean =>
  last === 'select' || last === 'from' || last === 'by' || last === 'comma' || last === 'open';
const isFinal = (last: Last): boolean => last === 'asc' || last === 'desc' || last === 'count';
const isJoin = (expression: string): boolean => /\b(?:implode|join|map)\b/i.test(expression);
