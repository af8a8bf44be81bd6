/**
 * The texts that contestants read, from one neutral description: each peer gets them in its own language.
 * Sizes are those of `aims.js`: *small* one or two conditions, *medium* five, *long* 100, *hugein* one list of
 * 10,000 values.
 */

const surnames = ['Meier', 'Schmidt', 'Okafor', 'Nguyen', 'de la Cruz', 'Lindqvist', 'Rossi', 'Yilmaz'];
const sources = ['Partner', 'Cold Call', 'Web Site', 'Conference', 'Trade Show'];
const pick = (list, n) => list[n % list.length];

/** Conditions in turn, so that every operator and both connectors occur. */
const shapes = [
  (n) => ({ field: 'lastname', operator: '=', values: [`${pick(surnames, n)} ${n}`] }),
  (n) => ({ field: 'leadsource', operator: '!=', values: [pick(sources, n)] }),
  (n) => ({ field: 'email', operator: 'like', values: [`m${n}%`] }),
  (n) => ({ field: 'mailingcity', operator: 'in', values: ['Berlin', 'Bonn', `Ulm ${n}`] }),
  (n) => ({ field: 'modifiedtime', operator: '>=', values: [`2026-01-${10 + (n % 20)} 08:00:00`] }),
];

const listConditions = (count, seed) =>
  Array.from({ length: count }, (_, n) => pick(shapes, n + seed)(n + seed));

const describe = (conditions, seed) => ({
  columns: ['lastname', 'firstname', 'email'].slice(0, 1 + (seed % 3)),
  module: 'Contacts',
  conditions,
  sort: 'lastname',
  limit: 10 + (seed % 90),
});

const listIds = (count) => Array.from({ length: count }, (_, n) => `12x${1000 + n}`);

const repeat = (count, create) => Array.from({ length: count }, (_, n) => create(n));

/** Several texts each, so that no parser profits from having seen the very same one before. */
const corpora = {
  small: repeat(40, (n) => ({ ...describe(listConditions(1 + (n % 2), n), 0), sort: null })),
  medium: repeat(20, (n) => describe(listConditions(5, n), n)),
  long: repeat(3, (n) => describe(listConditions(100, n), n)),
  hugein: repeat(1, (n) => describe([{ field: 'id', operator: 'in', values: listIds(10_000) }], n)),
};

export const corpusNames = Object.keys(corpora);

const spellValue = (value) => `'${value}'`;

function spellCondition({ field, operator, values }) {
  const list = values.map(spellValue).join(', ');
  return `${field} ${operator} ${operator === 'in' ? `(${list})` : list}`;
}

/** `and` in the first half, then `or`: both readings agree, so lint has nothing to say. */
const joinConditions = (conditions) =>
  conditions
    .map((condition, n) => {
      const connector = n > conditions.length / 2 ? 'or' : 'and';
      return `${n > 0 ? ` ${connector} ` : ''}${spellCondition(condition)}`;
    })
    .join('');

function spellSql({ columns, module, conditions, sort, limit }, end) {
  const order = sort ? ` order by ${sort}` : '';
  return `select ${columns.join(', ')} from ${module} where ${joinConditions(conditions)}${order} limit ${limit}${end}`;
}

const graphqlNames = { '=': 'eq', '!=': 'ne', like: 'like', in: 'in', '>=': 'ge' };

/** One input object per condition: as many tokens of each kind as there is to say. */
function spellGraphql({ columns, module, conditions, sort, limit }) {
  const items = conditions.map(({ field, operator, values }) => {
    const list = values.map((value) => JSON.stringify(value)).join(', ');
    return `{${field}:{${graphqlNames[operator]}:${operator === 'in' ? `[${list}]` : list}}}`;
  });
  const order = sort ? `, order: ${sort}` : '';
  return `{${module}(where: [${items.join(', ')}]${order}, limit: ${limit}) {${columns.join(' ')}}}`;
}

const languages = {
  vtql: (query) => spellSql(query, ';'),
  sql: (query) => spellSql(query, ';'),
  soql: (query) => spellSql(query, ''),
  graphql: spellGraphql,
};

/** Flat strings, as a file would give them: text put together by `+` is a rope, and slower to scan. */
export const flatten = (text) => Buffer.from(text).toString();

/** The texts of a corpus in a contestant's language. */
export function createTexts(corpus, language) {
  return corpora[corpus].map((query) => flatten(languages[language](query)));
}

/** What {@link languages.graphql} can ask for. */
export const graphqlSchema = `
  input Operators { eq: String, ne: String, like: String, in: [String], ge: String }
  input Condition { ${['id', 'lastname', 'leadsource', 'email', 'mailingcity', 'modifiedtime'].map((name) => `${name}: Operators`).join(', ')} }
  enum Sort { lastname }
  type Contact { lastname: String, firstname: String, email: String }
  type Query { Contacts(where: [Condition], order: Sort, limit: Int): [Contact] }
`;

/** The same as data, for those that build; the conditions in or-ed groups. */
export const listQueries = (corpus) =>
  corpora[corpus].map((query) => {
    const middle = Math.floor(query.conditions.length / 2) + 1;
    const [first, others] = [query.conditions.slice(0, middle), query.conditions.slice(middle)];
    return { ...query, groups: [first, ...others.map((condition) => [condition])] };
  });

/** What people do without a builder: nothing is escaped. The text is made flat, as it must be to be sent. */
export const concatenate = (query) => {
  const text = spellSql(query, ';');
  text.charCodeAt(text.length - 1);
  return text;
};

/** A valid query of `count` conditions, and one of a list of `count` values. */
export const growing = {
  conditions: (count) => flatten(spellSql(describe(listConditions(count, 0), 0), ';')),
  values: (count) =>
    flatten(spellSql(describe([{ field: 'id', operator: 'in', values: listIds(count) }], 0), ';')),
};
