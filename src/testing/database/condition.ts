import {
  comparisons,
  createArithmetic,
  createComparison,
  createLike,
  createRegexp,
  joinTruths,
  negate,
  type ReadField,
  type Run,
} from './expression.js';
import { createSqlSyntaxError, readSqlTokens, SqlError, type SqlToken } from './sql-tokens.js';
import { compareValues, fromNumber, fromText, fromTruth, toNumber, toTruth } from './value.js';

export interface Condition {
  /** How many `?` the text has. */
  readonly placeholders: number;
  /** Puts values in their places, in order; missing ones are NULL. The test says whether a record meets it. */
  readonly bind: (parameters: readonly string[]) => (read: ReadField) => boolean;
}

/**
 * Compiles the condition of a `where`, as MariaDB reads it: `or` below `xor` below `and` below `not`, NULL
 * makes unknown.
 *
 * @param findColumn the field whose column a bare word names, or undefined.
 * @throws SqlError for what is no SQL, unknown columns and functions.
 */
export function compileCondition(sql: string, findColumn: (word: string) => string | undefined): Condition {
  const compiler = new ConditionCompiler(sql, findColumn);
  const run = compiler.compile();
  return {
    placeholders: compiler.placeholders,
    bind: (texts) => {
      const parameters = texts.map(fromText);
      return (read) => toTruth(run({ read, parameters })) === true;
    },
  };
}

/** Loosest first. */
const arithmeticLevels: readonly (readonly string[])[] = [
  ['|'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', 'div', '%', 'mod'],
  ['^'],
];

/** Words that cannot name a column. */
const reservedWords: ReadonlySet<string> = new Set(
  (
    'and or xor not in like is between regexp rlike div mod select from where order by group limit desc asc ' +
    'having union join left right inner on as into set table update delete insert values exists case when ' +
    'then else interval all distinct key keys read use using with for if to'
  ).split(' '),
);

class ConditionCompiler {
  placeholders = 0;
  readonly #sql: string;
  readonly #tokens: readonly SqlToken[];
  readonly #findColumn: (word: string) => string | undefined;
  #next = 0;

  constructor(sql: string, findColumn: (word: string) => string | undefined) {
    this.#sql = sql;
    this.#tokens = readSqlTokens(sql);
    this.#findColumn = findColumn;
  }

  compile(): Run {
    const run = this.#readOr();
    if (this.#peek().type !== 'end') throw this.#refuse();
    return run;
  }

  #peek(): SqlToken {
    return this.#tokens[this.#next] ?? { type: 'end', at: this.#sql.length };
  }

  #refuse(): SqlError {
    return createSqlSyntaxError(this.#sql, this.#peek().at);
  }

  /** The operator or keyword at hand if it is one of these, in lower case; and goes past it. */
  #take(...wanted: readonly string[]): string | undefined {
    const token = this.#peek();
    if (token.type !== 'operator' && token.type !== 'name') return undefined;
    const text = token.text.toLowerCase();
    if (!wanted.includes(text)) return undefined;
    this.#next++;
    return text;
  }

  #expect(wanted: string): void {
    if (this.#take(wanted) === undefined) throw this.#refuse();
  }

  #readOr(): Run {
    let left = this.#readXor();
    while (this.#take('or', '||')) left = joinTruths(left, this.#readXor(), true);
    return left;
  }

  #readXor(): Run {
    let left = this.#readAnd();
    while (this.#take('xor')) {
      const [a, b] = [left, this.#readAnd()];
      left = (row) => {
        const [x, y] = [toTruth(a(row)), toTruth(b(row))];
        return fromTruth(x === null || y === null ? null : x !== y);
      };
    }
    return left;
  }

  #readAnd(): Run {
    let left = this.#readNot();
    while (this.#take('and', '&&')) left = joinTruths(left, this.#readNot(), false);
    return left;
  }

  #readNot(): Run {
    return this.#take('not') ? negate(this.#readNot()) : this.#readComparison();
  }

  #readComparison(): Run {
    let left = this.#readPredicate();
    for (;;) {
      if (this.#take('is')) {
        left = this.#readIs(left);
        continue;
      }
      const operator = this.#take(...Object.keys(comparisons));
      if (operator === undefined) return left;
      left = createComparison(left, operator, this.#readPredicate());
    }
  }

  #readIs(left: Run): Run {
    const isNegated = this.#take('not') !== undefined;
    const wanted = this.#take('null', 'true', 'false', 'unknown');
    if (wanted === undefined) throw this.#refuse();
    const truth = wanted === 'true' ? true : wanted === 'false' ? false : null;
    const isNull = wanted === 'null';
    return (row) => {
      const value = left(row);
      return fromTruth((isNull ? value === null : toTruth(value) === truth) !== isNegated);
    };
  }

  /** `in`, `like`, `between` and `regexp`, each also with `not` before it. */
  #readPredicate(): Run {
    const left = this.#readArithmetic(0);
    const start = this.#next;
    const isNegated = this.#take('not') !== undefined;
    const finish = (run: Run): Run => (isNegated ? negate(run) : run);
    switch (this.#take('in', 'like', 'between', 'regexp', 'rlike')) {
      case 'in':
        return finish(this.#readIn(left));
      case 'like':
        return finish(createLike(left, this.#readArithmetic(0)));
      case 'between':
        return finish(this.#readBetween(left));
      case 'regexp':
      case 'rlike':
        return finish(createRegexp(left, this.#readArithmetic(0)));
      default:
        this.#next = start;
        return left;
    }
  }

  #readIn(left: Run): Run {
    this.#expect('(');
    const options = this.#readList();
    return (row) => {
      const value = left(row);
      const found = options.map((option) => compareValues(value, option(row)));
      return fromTruth(found.includes(0) ? true : found.includes(null) ? null : false);
    };
  }

  /** After the opening bracket, up to and with the closing one. */
  #readList(): readonly Run[] {
    const items = [this.#readOr()];
    while (this.#take(',')) items.push(this.#readOr());
    this.#expect(')');
    return items;
  }

  #readBetween(left: Run): Run {
    const low = this.#readArithmetic(0);
    this.#expect('and');
    const high = this.#readPredicate();
    return joinTruths(createComparison(left, '>=', low), createComparison(left, '<=', high), false);
  }

  #readArithmetic(level: number): Run {
    const operators = arithmeticLevels[level];
    if (operators === undefined) return this.#readSigned();
    let left = this.#readArithmetic(level + 1);
    for (;;) {
      const operator = this.#take(...operators);
      if (operator === undefined) return left;
      left = createArithmetic(left, operator, this.#readArithmetic(level + 1));
    }
  }

  #readSigned(): Run {
    const sign = this.#take('-', '+', '!', '~', 'binary');
    if (sign === undefined) return this.#readOperand();
    const operand = this.#readSigned();
    if (sign === '!') return negate(operand);
    if (sign !== '-') return operand;
    return (row) => {
      const value = operand(row);
      return value === null ? null : fromNumber(-toNumber(value));
    };
  }

  #readOperand(): Run {
    if (this.#take('(')) return this.#readBracketed();
    const token = this.#peek();
    this.#next++;
    switch (token.type) {
      case 'value':
        return () => token.value;
      case 'placeholder':
        return this.#readPlaceholder();
      case 'column':
        if (this.#take('(')) throw new SqlError(`FUNCTION ${token.text} does not exist`);
        return (row) => row.read(token.text);
      case 'quoted':
        return this.#readWord(token.text);
      case 'name':
        return this.#readName(token.text);
      default:
        this.#next--;
        throw this.#refuse();
    }
  }

  #readBracketed(): Run {
    const [first, ...more] = this.#readList();
    if (first === undefined) throw this.#refuse();
    // Where a row of several values may stand, only `in` takes one.
    if (more.length > 0) throw new SqlError('Operand should contain 1 column(s)');
    return first;
  }

  #readPlaceholder(): Run {
    const index = this.placeholders++;
    return ({ parameters }) => parameters[index] ?? null;
  }

  #readName(word: string): Run {
    const lower = word.toLowerCase();
    if (lower === 'null') return () => null;
    if (lower === 'true' || lower === 'false') return () => fromTruth(lower === 'true');
    if (reservedWords.has(lower)) {
      this.#next--;
      throw this.#refuse();
    }
    if (this.#take('(')) return this.#readCall(lower);
    return this.#readWord(word);
  }

  #readCall(name: string): Run {
    if (!this.#take(')')) this.#readList();
    if (name !== 'sleep') throw new SqlError(`FUNCTION ${name} does not exist`);
    return () => fromNumber(0);
  }

  #readWord(word: string): Run {
    const parts = [word];
    while (this.#take('.')) {
      const part = this.#peek();
      if (part.type !== 'name' && part.type !== 'quoted' && part.type !== 'column') throw this.#refuse();
      parts.push(part.text);
      this.#next++;
    }
    const field = parts.length === 1 ? this.#findColumn(word) : undefined;
    if (field === undefined) throw new SqlError(`Unknown column '${parts.join('.')}' in 'WHERE'`);
    return (row) => row.read(field);
  }
}
