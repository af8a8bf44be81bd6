/**
 * Who is measured, by task. `load` gives the function that does the work; `prepare` makes of a corpus the inputs
 * that it is called with, outside the measured time. Only the contestant that a process measures is loaded.
 */
import { concatenate, createTexts, graphqlSchema, listQueries } from './corpora.js';

const readTexts = (language) => (corpus) => createTexts(corpus, language);

/** Every code unit looked at once: no parser can be faster than that. */
function scan(text) {
  let quotes = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 39) quotes++;
  return quotes;
}

async function loadMysql() {
  const { default: build } = await import('node-sql-parser/build/mysql.js');
  return new build.Parser();
}

const cstOptions = { dialect: 'mysql' };

/** `slow` corpora are left out: one text takes that peer seconds. */
const parsing = {
  vtql: {
    prepare: readTexts('vtql'),
    load: async () => (await import('../dist/index.js')).parse,
  },
  'hand-written (ceiling)': {
    prepare: readTexts('vtql'),
    load: async () => (await import('./dist/reference-parser.js')).parseByHand,
  },
  'charCode scan (floor)': { prepare: readTexts('vtql'), load: () => scan },
  'graphql 16': {
    prepare: readTexts('graphql'),
    load: async () => (await import('graphql')).parse,
  },
  'soql-parser-js 6.3.1': {
    prepare: readTexts('soql'),
    load: async () => (await import('@jetstreamapp/soql-parser-js')).parseQuery,
  },
  'node-sql-parser': {
    prepare: readTexts('sql'),
    load: async () => {
      const parser = await loadMysql();
      return (text) => parser.astify(text);
    },
  },
  'sql-parser-cst': {
    prepare: readTexts('sql'),
    load: async () => {
      const { parse } = await import('sql-parser-cst');
      return (text) => parse(text, cstOptions);
    },
  },
  'pgsql-ast-parser': {
    slow: ['hugein'],
    prepare: readTexts('sql'),
    load: async () => (await import('pgsql-ast-parser')).parse,
  },
};

/** What the same package has parsed before, printed. */
const printing = {
  vtql: {
    prepare: async (corpus) => {
      const { parse } = await import('../dist/index.js');
      return createTexts(corpus, 'vtql').map((text) => parse(text).ast);
    },
    load: async () => (await import('../dist/index.js')).print,
  },
  'graphql 16': {
    prepare: async (corpus) => {
      const { parse } = await import('graphql');
      return createTexts(corpus, 'graphql').map((text) => parse(text));
    },
    load: async () => (await import('graphql')).print,
  },
  'soql-parser-js 6.3.1': {
    prepare: async (corpus) => {
      const { parseQuery } = await import('@jetstreamapp/soql-parser-js');
      return createTexts(corpus, 'soql').map((text) => parseQuery(text));
    },
    load: async () => (await import('@jetstreamapp/soql-parser-js')).composeQuery,
  },
  'node-sql-parser': {
    prepare: async (corpus) => {
      const parser = await loadMysql();
      return createTexts(corpus, 'sql').map((text) => parser.astify(text));
    },
    load: async () => {
      const parser = await loadMysql();
      return (tree) => parser.sqlify(tree);
    },
  },
  'sql-parser-cst': {
    prepare: async (corpus) => {
      const { parse } = await import('sql-parser-cst');
      return createTexts(corpus, 'sql').map((text) => parse(text, cstOptions));
    },
    load: async () => (await import('sql-parser-cst')).show,
  },
  'pgsql-ast-parser': {
    prepare: async (corpus) => {
      const { parse } = await import('pgsql-ast-parser');
      return createTexts(corpus, 'sql').map((text) => parse(text)[0]);
    },
    load: async () => (await import('pgsql-ast-parser')).toSql.statement,
  },
};

/** A text read and held against every rule; graphql validates against a schema that has the same fields. */
const linting = {
  'vtql with the stock schema': {
    prepare: readTexts('vtql'),
    load: async () => {
      const { lint } = await import('../dist/lint/index.js');
      const { stockSchema } = await import('../dist/schema/stock.js');
      return (text) => lint(text, { schema: stockSchema });
    },
  },
  'vtql without schema': {
    prepare: readTexts('vtql'),
    load: async () => {
      const { lint } = await import('../dist/lint/index.js');
      return (text) => lint(text);
    },
  },
  'graphql 16 parse and validate': {
    prepare: readTexts('graphql'),
    load: async () => {
      const { buildSchema, parse, validate } = await import('graphql');
      const schema = buildSchema(graphqlSchema);
      return (text) => validate(schema, parse(text));
    },
  },
};

/** Data to text. */
const building = {
  vtql: {
    prepare: listQueries,
    load: async () => {
      const { createQueryBuilder } = await import('../dist/builder/index.js');
      const crm = createQueryBuilder();
      return ({ columns, module, groups, sort, limit }) => {
        const base = crm
          .from(module)
          .select(...columns)
          .where(({ and, or, cmp }) =>
            or(
              groups.map((group) =>
                and(
                  group.map(({ field, operator, values }) =>
                    cmp(field, operator, operator === 'in' ? values : values[0]),
                  ),
                ),
              ),
            ),
          );
        return (sort ? base.orderBy(sort) : base).limit(limit).compile();
      };
    },
  },
  'kysely (MySQL)': {
    prepare: listQueries,
    load: async () => {
      const { DummyDriver, Kysely, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler } = await import(
        'kysely'
      );
      const db = new Kysely({
        dialect: {
          createAdapter: () => new MysqlAdapter(),
          createDriver: () => new DummyDriver(),
          createIntrospector: (database) => new MysqlIntrospector(database),
          createQueryCompiler: () => new MysqlQueryCompiler(),
        },
      });
      return ({ columns, module, groups, sort, limit }) => {
        const base = db
          .selectFrom(module)
          .select(columns)
          .where((eb) =>
            eb.or(
              groups.map((group) =>
                eb.and(
                  group.map(({ field, operator, values }) =>
                    eb(field, operator, operator === 'in' ? values : values[0]),
                  ),
                ),
              ),
            ),
          );
        return (sort ? base.orderBy(sort) : base).limit(limit).compile().sql;
      };
    },
  },
  'plain concatenation': { prepare: listQueries, load: () => concatenate },
};

export const tasks = { parse: parsing, print: printing, lint: linting, build: building };
