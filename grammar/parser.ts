import { EmbeddedActionsParser, EOF, type IToken } from 'chevrotain';
import type {
  Columns,
  ComparisonOperator,
  Condition,
  Connector,
  FieldName,
  Limit,
  Literal,
  OrderBy,
  OrderItem,
  Query,
  Range,
  Where,
} from './ast.js';
import { readLiteral } from './literals.js';
import { endOf, rangeOf } from './token-range.js';
import * as t from './tokens.js';

const readFieldName = (token: IToken): FieldName => ({
  type: 'FieldName',
  range: rangeOf(token),
  name: token.image,
});

const readConnector = (token: IToken): Connector => ({
  type: 'Connector',
  range: rangeOf(token),
  kind: token.tokenType === t.And ? 'and' : 'or',
});

/** V8 limits stack traces by a property that other engines do not have. */
const errors: ErrorConstructor & { readonly stackTraceLimit?: number } = Error;

/**
 * Called before Chevrotain makes an error, which it throws and catches by itself. Nobody reads its message, for a
 * refusal only starts the repair, nor its stack trace, which would take half the time of a broken query.
 */
function prepareRefusal(): string {
  Reflect.set(errors, 'stackTraceLimit', 0);
  return '';
}

/**
 * The documented language:
 *
 * ```ebnf
 * query     = "select" columns "from" Identifier [where] [orderBy] [limit] [";"] ;
 * columns   = "*" | "count" "(" "*" ")" | Identifier { "," Identifier } ;
 * where     = "where" condition { ( "and" | "or" ) condition } ;
 * condition = Identifier ( ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) literal
 *                        | "in" "(" literal { "," literal } ")"
 *                        | "like" literal ) ;
 * orderBy   = "order" "by" orderItem { "," orderItem } ;
 * orderItem = Identifier [ "asc" | "desc" ] ;
 * limit     = "limit" literal [ "," literal ] ;
 * ```
 *
 * A literal is every form that some server takes. There is no recovery: what this parser refuses is
 * mended by `repair/` and parsed again, so every tree comes from these rules.
 *
 * Alternatives and repeated parts are functions made once, not in the rules at each call, and what they read lies
 * in fields meanwhile (no rule nests in itself). Operators, connectors and literals are token categories, which
 * takes one `CONSUME` where a choice of tokens takes a rule and an `OR`. Together that halves the time of a parse.
 */
export class QueryParser extends EmbeddedActionsParser {
  private fields: FieldName[] = [];
  private field: FieldName = { type: 'FieldName', range: [0, 0], name: '' };
  private values: Literal[] = [];
  private conditions: Condition[] = [];
  private connectors: Connector[] = [];
  private items: OrderItem[] = [];

  /** @param skipValidations the grammar is checked by a test, not at each start. */
  constructor(skipValidations = true) {
    super(t.vocabulary, {
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations,
      errorMessageProvider: {
        buildMismatchTokenMessage: prepareRefusal,
        buildNotAllInputParsedMessage: prepareRefusal,
        buildNoViableAltMessage: prepareRefusal,
        buildEarlyExitMessage: prepareRefusal,
      },
    });
    this.performSelfAnalysis();
  }

  private readonly optionalWhere = (): Where => this.SUBRULE(this.where);
  private readonly optionalOrderBy = (): OrderBy => this.SUBRULE(this.orderBy);
  private readonly optionalLimit = (): Limit => this.SUBRULE(this.limit);
  private readonly optionalSemicolon = (): IToken => this.CONSUME(t.Semicolon);

  readonly query = this.RULE('query', (): Query => {
    const start = this.CONSUME(t.Select);
    const columns = this.SUBRULE(this.columns);
    this.CONSUME(t.From);
    const module = this.CONSUME(t.Identifier);
    const where = this.OPTION(this.optionalWhere) ?? null;
    const orderBy = this.OPTION1(this.optionalOrderBy) ?? null;
    const limit = this.OPTION2(this.optionalLimit) ?? null;
    const terminator = this.OPTION3(this.optionalSemicolon);
    const end = endOf(this.LA(0));
    // With the end in the rule, an answer is all that says whether the tokens are taken.
    this.CONSUME(EOF);
    return {
      type: 'Query',
      range: [start.startOffset, end],
      columns,
      module: { type: 'ModuleName', range: rangeOf(module), name: module.image },
      where,
      orderBy,
      limit,
      terminated: terminator !== undefined,
      partial: false,
    };
  });

  private readonly nextField = {
    SEP: t.Comma,
    DEF: (): void => {
      this.fields.push(readFieldName(this.CONSUME(t.Identifier)));
    },
  };

  private readonly columnAlternatives = [
    { ALT: (): Columns => ({ type: 'AllColumns', range: rangeOf(this.CONSUME(t.Star)) }) },
    {
      ALT: (): Columns => {
        const start = this.CONSUME(t.Count);
        this.CONSUME(t.LeftBracket);
        this.CONSUME1(t.Star);
        const end = this.CONSUME(t.RightBracket);
        return { type: 'CountAll', range: [start.startOffset, endOf(end)] };
      },
    },
    {
      ALT: (): Columns => {
        this.fields = [];
        this.AT_LEAST_ONE_SEP(this.nextField);
        const { fields } = this;
        return { type: 'FieldList', range: spanOf(fields), fields };
      },
    },
  ];

  private readonly columns = this.RULE('columns', (): Columns => this.OR(this.columnAlternatives));

  private readonly nextCondition = (): void => {
    this.connectors.push(readConnector(this.CONSUME(t.ConnectorToken)));
    this.conditions.push(this.SUBRULE1(this.condition));
  };

  private readonly where = this.RULE('where', (): Where => {
    const start = this.CONSUME(t.WhereToken);
    this.connectors = [];
    this.conditions = [];
    this.conditions.push(this.SUBRULE(this.condition));
    this.MANY(this.nextCondition);
    const { conditions, connectors } = this;
    return { type: 'Where', range: [start.startOffset, endOf(this.LA(0))], conditions, connectors };
  });

  private readonly nextValue = {
    SEP: t.Comma,
    DEF: (): void => {
      this.values.push(readLiteral(this.CONSUME(t.LiteralToken)));
    },
  };

  private readonly conditionAlternatives = [
    {
      ALT: (): Condition => {
        const { field } = this;
        const operator = this.CONSUME(t.In);
        this.CONSUME(t.LeftBracket);
        this.values = [];
        this.AT_LEAST_ONE_SEP(this.nextValue);
        const { values } = this;
        const end = endOf(this.CONSUME(t.RightBracket));
        return { type: 'In', range: [field.range[0], end], field, operatorRange: rangeOf(operator), values };
      },
    },
    {
      ALT: (): Condition => {
        const { field } = this;
        const operatorRange = rangeOf(this.CONSUME(t.Like));
        const pattern = readLiteral(this.CONSUME1(t.LiteralToken));
        return { type: 'Like', range: [field.range[0], pattern.range[1]], field, operatorRange, pattern };
      },
    },
    {
      ALT: (): Condition => {
        const { field } = this;
        const operator = this.CONSUME(t.ComparisonToken);
        const value = readLiteral(this.CONSUME2(t.LiteralToken));
        return {
          type: 'Comparison',
          range: [field.range[0], value.range[1]],
          field,
          operator: operator.image as ComparisonOperator,
          operatorRange: rangeOf(operator),
          value,
        };
      },
    },
  ];

  private readonly condition = this.RULE('condition', (): Condition => {
    this.field = readFieldName(this.CONSUME(t.Identifier));
    return this.OR(this.conditionAlternatives);
  });

  private readonly nextItem = {
    SEP: t.Comma,
    DEF: (): void => {
      this.items.push(this.SUBRULE(this.orderItem));
    },
  };

  private readonly orderBy = this.RULE('orderBy', (): OrderBy => {
    const start = this.CONSUME(t.Order);
    this.CONSUME(t.By);
    this.items = [];
    this.AT_LEAST_ONE_SEP(this.nextItem);
    const { items } = this;
    return { type: 'OrderBy', range: [start.startOffset, endOf(this.LA(0))], items };
  });

  private readonly optionalDirection = (): 'asc' | 'desc' =>
    this.CONSUME(t.DirectionToken).tokenType === t.Asc ? 'asc' : 'desc';

  private readonly orderItem = this.RULE('orderItem', (): OrderItem => {
    const field = readFieldName(this.CONSUME(t.Identifier));
    const direction = this.OPTION(this.optionalDirection) ?? null;
    return { type: 'OrderItem', range: [field.range[0], endOf(this.LA(0))], field, direction };
  });

  private readonly optionalCount = (): Literal => {
    this.CONSUME(t.Comma);
    return readLiteral(this.CONSUME1(t.LiteralToken));
  };

  private readonly limit = this.RULE('limit', (): Limit => {
    const start = this.CONSUME(t.LimitToken);
    const first = readLiteral(this.CONSUME(t.LiteralToken));
    const second = this.OPTION(this.optionalCount);
    return {
      type: 'Limit',
      range: [start.startOffset, Math.max(endOf(start), endOf(this.LA(0)))],
      offset: second ? first : null,
      count: second ?? first,
    };
  });
}

function spanOf(nodes: readonly { readonly range: Range }[]): Range {
  const first = nodes[0];
  const last = nodes[nodes.length - 1];
  return first && last ? [first.range[0], last.range[1]] : [0, 0];
}

let parser: QueryParser | undefined;

/** A query, or where the grammar refuses the tokens: an index, their number for the end. */
export type ParsedTokens =
  | { readonly query: Query; readonly refusedAt?: never }
  | { readonly query: null; readonly refusedAt: number };

/** Parses tokens. The one parser is built at first use. */
export function parseTokens(tokens: IToken[]): ParsedTokens {
  parser ??= new QueryParser();
  parser.input = tokens;
  const query = parseInput(parser);
  if (query) return { query };
  const [refusal] = parser.errors;
  const index = refusal ? tokens.indexOf(refusal.token) : -1;
  return { query: null, refusedAt: index < 0 ? tokens.length : index };
}

/** Undefined where the grammar refuses the tokens. */
function parseInput(parser: QueryParser): Query | undefined {
  const { stackTraceLimit } = errors;
  try {
    return parser.query();
  } finally {
    // Undoes `prepareRefusal` before anything else can run.
    if (errors.stackTraceLimit !== stackTraceLimit) Reflect.set(errors, 'stackTraceLimit', stackTraceLimit);
  }
}
