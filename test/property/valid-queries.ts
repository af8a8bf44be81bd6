import { createRandom, type Random } from './random.js';

/** Tokens of a query, in order; joined by blanks they are its text. */
export type Words = readonly string[];

const modules = ['Contacts', 'Accounts', 'Leads', 'HelpDesk', 'SalesOrder', 'ModComments', 'Events'];

const fields = [
  ...['id', 'firstname', 'lastname', 'email', 'account_id', 'assigned_user_id', 'createdtime', 'cf_1063'],
  // Keywords are parts of names.
  ...['order_no', 'android', 'origin', 'likes', 'limited', 'countable', 'informed', 'selection', 'bypass'],
  ...[
    'ascending_no',
    'description',
    'wherefrom_id',
    'isnullable',
    'betweenness',
    'nothing',
    'topic',
    'offsets',
  ],
];

const values = [
  ...["'Smith'", "'D1'", "''", "' '", "'O''Brien'", "'12x5'", "'a or b and c'", "'; select'", "'(x)'"],
  ...["'2016-05-20'", "'50%'", "'--'", "'Müller'", "'1.5'", "'1'", "'from'", "'a, b'", '\'say "x"\'', "'\n'"],
  ...['5', '-5', '+7', '0', '1.5', '.5', '0x4f27', '12x95', 'true', 'FALSE', 'null', 'Smith', '2016-05-20'],
];

const operators = ['=', '=', '=', '!=', '<', '<=', '>', '>=', 'like', 'in', 'in'];

/** `count` valid queries of every shape, the same in every run. */
export function createValidQueries(count: number, seed = 1): readonly Words[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => createQuery(random));
}

function createQuery(random: Random): Words {
  const words = [
    ...['select', ...createColumns(random), 'from', random.pick(modules)],
    ...(random.chance(75) ? ['where', ...createConditions(random)] : []),
    ...(random.chance(50) ? ['order', 'by', ...createSort(random)] : []),
    ...(random.chance(60)
      ? ['limit', ...random.pick([['5'], ['100'], ['0', ',', '100'], ['20', ',', '10']])]
      : []),
    ';',
  ];
  const keywords = random.next(4);
  return words.map((word) => recase(word, keywords));
}

const keywordShape = /^(?:select|from|where|and|or|in|like|order|by|asc|desc|limit|count)$/;

/** One query in four shouts its keywords, one capitalises them. */
function recase(word: string, style: number): string {
  if (!keywordShape.test(word)) return word;
  if (style === 0) return word.toUpperCase();
  return style === 1 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function createColumns(random: Random): Words {
  const kind = random.next(6);
  if (kind === 0) return ['*'];
  if (kind === 1) return ['count', '(', '*', ')'];
  return join(random, 1 + random.next(4), ',', () => [random.pick(fields)]);
}

const createConditions = (random: Random): Words =>
  join(random, 1 + random.next(4), null, () => createCondition(random));

function createCondition(random: Random): Words {
  const field = random.pick(fields);
  const operator = random.pick(operators);
  if (operator !== 'in') return [field, operator, random.pick(values)];
  return [field, operator, '(', ...join(random, 1 + random.next(4), ',', () => [random.pick(values)]), ')'];
}

const createSort = (random: Random): Words =>
  join(random, 1 + random.next(2), ',', () => [
    random.pick(fields),
    ...random.pick([[], [], ['asc'], ['desc']]),
  ]);

/** `count` parts with `separator` – null: `and` or `or` – between them. */
function join(random: Random, count: number, separator: string | null, create: () => Words): Words {
  const words: string[] = [];
  for (let i = 0; i < count; i++) {
    if (i > 0) words.push(separator ?? random.pick(['and', 'or']));
    words.push(...create());
  }
  return words;
}
