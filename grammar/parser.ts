import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain';
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
import { literalReaders } from './literals.js';
import { endOf, rangeOf } from './token-range.js';
import * as t from './tokens.js';

const toFieldName = (token: IToken): FieldName => ({
  type: 'FieldName',
  range: rangeOf(token),
  name: token.image,
});

const comparisonTokens: readonly TokenType[] = [
  t.Equals,
  t.NotEquals,
  t.Less,
  t.LessOrEqual,
  t.Greater,
  t.GreaterOrEqual,
];

/** Stands in while Chevrotain records the grammar, when no token is at hand. */
const nowhere: Range = [0, 0];

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
 */
export class QueryParser extends EmbeddedActionsParser {
  // Hoisted: a closure per call costs a quarter of the time of a small query.
  private readonly literalAlternatives = literalReaders.map(([type, read]) => ({
    ALT: (): Literal => this.readToken(type, read),
  }));

  private readonly comparisonAlternatives = comparisonTokens.map((type) => ({
    ALT: (): IToken => this.CONSUME(type),
  }));

  private readonly connectorAlternatives = [
    {
      ALT: (): Connector =>
        this.readToken(t.And, (token) => ({ type: 'Connector', range: rangeOf(token), kind: 'and' })),
    },
    {
      ALT: (): Connector =>
        this.readToken(t.Or, (token) => ({ type: 'Connector', range: rangeOf(token), kind: 'or' })),
    },
  ];

  private readonly directionAlternatives = [
    { ALT: (): IToken => this.CONSUME(t.Asc) },
    { ALT: (): IToken => this.CONSUME(t.Desc) },
  ];

  constructor() {
    super(t.vocabulary, {
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations: true,
      // Nobody reads them: a refusal only starts the repair.
      errorMessageProvider: {
        buildMismatchTokenMessage: () => '',
        buildNotAllInputParsedMessage: () => '',
        buildNoViableAltMessage: () => '',
        buildEarlyExitMessage: () => '',
      },
    });
    this.performSelfAnalysis();
  }

  private readToken<T>(type: TokenType, read: (token: IToken) => T): T {
    const token = this.CONSUME(type);
    return this.ACTION(() => read(token));
  }

  readonly query = this.RULE('query', (): Query => {
    const start = this.CONSUME(t.Select);
    const columns = this.SUBRULE(this.columns);
    this.CONSUME(t.From);
    const module = this.CONSUME(t.Identifier);
    const where = this.OPTION(() => this.SUBRULE(this.where)) ?? null;
    const orderBy = this.OPTION1(() => this.SUBRULE(this.orderBy)) ?? null;
    const limit = this.OPTION2(() => this.SUBRULE(this.limit)) ?? null;
    const terminator = this.OPTION3(() => this.CONSUME(t.Semicolon));
    return this.ACTION(() => ({
      type: 'Query',
      range: [start.startOffset, endOf(this.LA(0))],
      columns,
      module: { type: 'ModuleName', range: rangeOf(module), name: module.image },
      where,
      orderBy,
      limit,
      terminated: terminator !== undefined,
      partial: false,
    }));
  });

  private readonly columns = this.RULE(
    'columns',
    (): Columns =>
      this.OR([
        {
          ALT: () =>
            this.readToken(t.Star, (token): Columns => ({ type: 'AllColumns', range: rangeOf(token) })),
        },
        { ALT: () => this.SUBRULE(this.countAll) },
        { ALT: () => this.SUBRULE(this.fieldList) },
      ]),
  );

  private readonly countAll = this.RULE('countAll', (): Columns => {
    const start = this.CONSUME(t.Count);
    this.CONSUME(t.LeftBracket);
    this.CONSUME(t.Star);
    const end = this.CONSUME(t.RightBracket);
    return this.ACTION(() => ({ type: 'CountAll', range: [start.startOffset, endOf(end)] }));
  });

  private readonly fieldList = this.RULE('fieldList', (): Columns => {
    const fields: FieldName[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const token = this.CONSUME(t.Identifier);
        this.ACTION(() => fields.push(toFieldName(token)));
      },
    });
    return this.ACTION(() => ({ type: 'FieldList', range: spanOf(fields), fields }));
  });

  private readonly where = this.RULE('where', (): Where => {
    const start = this.CONSUME(t.WhereToken);
    const conditions = [this.SUBRULE(this.condition)];
    const connectors: Connector[] = [];
    this.MANY(() => {
      connectors.push(this.OR<Connector>(this.connectorAlternatives));
      conditions.push(this.SUBRULE1(this.condition));
    });
    return this.ACTION(() => ({
      type: 'Where',
      range: [start.startOffset, spanOf(conditions)[1]],
      conditions,
      connectors,
    }));
  });

  private readonly condition = this.RULE('condition', (): Condition => {
    const field = this.readToken(t.Identifier, toFieldName);
    return this.OR([
      { ALT: () => this.SUBRULE(this.inCondition, { ARGS: [field] }) },
      { ALT: () => this.SUBRULE(this.likeCondition, { ARGS: [field] }) },
      { ALT: () => this.SUBRULE(this.comparison, { ARGS: [field] }) },
    ]);
  });

  private readonly comparison = this.RULE('comparison', (field: FieldName): Condition => {
    const operator = this.OR<IToken>(this.comparisonAlternatives);
    const value = this.SUBRULE(this.literal);
    return this.ACTION(() => ({
      type: 'Comparison',
      range: [field.range[0], value.range[1]],
      field,
      operator: operator.image as ComparisonOperator,
      operatorRange: rangeOf(operator),
      value,
    }));
  });

  private readonly inCondition = this.RULE('inCondition', (field: FieldName): Condition => {
    const operator = this.CONSUME(t.In);
    const values: Literal[] = [];
    this.CONSUME(t.LeftBracket);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        values.push(this.SUBRULE(this.literal));
      },
    });
    const end = this.CONSUME(t.RightBracket);
    return this.ACTION(() => ({
      type: 'In',
      range: [field.range[0], endOf(end)],
      field,
      operatorRange: rangeOf(operator),
      values,
    }));
  });

  private readonly likeCondition = this.RULE('likeCondition', (field: FieldName): Condition => {
    const operator = this.CONSUME(t.Like);
    const pattern = this.SUBRULE(this.literal);
    return this.ACTION(() => ({
      type: 'Like',
      range: [field.range[0], pattern.range[1]],
      field,
      operatorRange: rangeOf(operator),
      pattern,
    }));
  });

  private readonly literal = this.RULE('literal', (): Literal => this.OR<Literal>(this.literalAlternatives));

  private readonly orderBy = this.RULE('orderBy', (): OrderBy => {
    const start = this.CONSUME(t.Order);
    this.CONSUME(t.By);
    const items: OrderItem[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        items.push(this.SUBRULE(this.orderItem));
      },
    });
    return this.ACTION(() => ({
      type: 'OrderBy',
      range: [start.startOffset, spanOf(items)[1]],
      items,
    }));
  });

  private readonly orderItem = this.RULE('orderItem', (): OrderItem => {
    const field = this.readToken(t.Identifier, toFieldName);
    const direction = this.OPTION(() => this.OR<IToken>(this.directionAlternatives));
    return this.ACTION(() => ({
      type: 'OrderItem',
      range: [field.range[0], direction ? endOf(direction) : field.range[1]],
      field,
      direction: direction ? (direction.image.toLowerCase() as 'asc' | 'desc') : null,
    }));
  });

  private readonly limit = this.RULE('limit', (): Limit => {
    const start = this.CONSUME(t.LimitToken);
    const first = this.SUBRULE(this.literal);
    const second = this.OPTION(() => {
      this.CONSUME(t.Comma);
      return this.SUBRULE1(this.literal);
    });
    return this.ACTION(() => ({
      type: 'Limit',
      range: [start.startOffset, Math.max(endOf(start), first.range[1], second?.range[1] ?? 0)],
      offset: second ? first : null,
      count: second ?? first,
    }));
  });
}

function spanOf(nodes: readonly { readonly range: Range }[]): Range {
  const first = nodes[0];
  const last = nodes[nodes.length - 1];
  return first && last ? [first.range[0], last.range[1]] : nowhere;
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
  const query = parser.query();
  const [refusal] = parser.errors;
  if (!refusal) return { query };
  const index = tokens.indexOf(refusal.token);
  return { query: null, refusedAt: index < 0 ? tokens.length : index };
}
