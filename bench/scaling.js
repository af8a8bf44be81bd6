/** In a process of its own: how the cost of a text grows with its length, and what broken text and garbage cost. */
import { parse } from '../dist/index.js';
import { lint } from '../dist/lint/index.js';
import { slips } from './broken.js';
import { createTexts, flatten, growing } from './corpora.js';
import { parseByHand } from './dist/reference-parser.js';
import { measureBatch, measureCpu, median } from './stats.js';

const best = (act, times) => Math.min(...Array.from({ length: times }, () => measureCpu(act)));

/** Less leaves the compiler at work in the background, whose time counts, too. */
const warmUp = 600;

/** The exponent e of time ~ length^e, from a text to one that is a hundred times as long. */
function measureGrowth(create, act) {
  const counts = [1000, 10_000, 100_000];
  const texts = counts.map(create);
  measureBatch(act, texts.slice(0, 1), warmUp);
  const times = texts.map((text, index) => best(() => act(text), [30, 9, 3][index]));
  const exponent = Math.log(times[2] / times[0]) / Math.log(texts[2].length / texts[0].length);
  return { exponent, largest: times[2] };
}

function measureMean(texts) {
  measureBatch(parse, texts, warmUp);
  return median(Array.from({ length: 7 }, () => measureBatch(parse, texts, 30)));
}

/** For each slip, how many times longer the broken query takes; the worst of the corpora. */
function measureBroken() {
  const corpora = ['small', 'medium'].map((corpus) => {
    const valid = createTexts(corpus, 'vtql');
    return { valid, time: measureMean(valid) };
  });
  // Warm for all slips before the first is measured.
  for (const slip of Object.values(slips)) measureMean(corpora[0].valid.map((text) => flatten(slip(text))));
  return Object.entries(slips).map(([name, slip]) => {
    const ratios = corpora.map(({ valid, time }) => {
      const broken = valid.map((text) => flatten(slip(text))).filter((text, index) => text !== valid[index]);
      return broken.length > 0 ? measureMean(broken) / time : 0;
    });
    return { name, ratios };
  });
}

const megabyte = 1_000_000;
const fill = (piece) => flatten(piece.repeat(Math.ceil(megabyte / piece.length)).slice(0, megabyte));
const start = 'select id from Contacts where ';

/** A repeated piece, alone or where a query has got to. */
const garbage = {
  commas: fill(','),
  quotes: fill("'"),
  'double quotes': fill('"'),
  brackets: fill('('),
  'closing brackets': fill(')'),
  backslashes: fill('\\'),
  backticks: fill('`'),
  semicolons: fill(';'),
  'equals signs': fill('='),
  'signs of operators': fill('<>'),
  hyphens: fill('-'),
  'comment openers': fill('/*'),
  'one letter': fill('a'),
  words: fill('a '),
  'the word select': fill('select '),
  'the words and not': start + fill('and not '),
  'open brackets in where': start + fill('('),
  'operators in where': start + fill('= '),
  'conditions without connectors': start + fill("a = 'b' "),
  'strings touched by words': start + fill("a = 'b'c' and "),
  'half a surrogate pair': fill('\ud83d'),
  'NUL characters': fill('\0'),
  'typographic quotes': fill('’'),
};

const measureGarbage = () =>
  Object.entries(garbage).map(([name, text]) => ({ name, time: measureCpu(() => parse(text)) }));

console.log(
  JSON.stringify({
    growth: {
      'parse, conditions': measureGrowth(growing.conditions, (text) => parse(text)),
      'parse, values': measureGrowth(growing.values, (text) => parse(text)),
      'lint, conditions': measureGrowth(growing.conditions, (text) => lint(text)),
      'lint, values': measureGrowth(growing.values, (text) => lint(text)),
    },
    // Of a parser that does nothing but parse: what the garbage collector takes of trees that long.
    ceiling: {
      'hand-written, conditions': measureGrowth(growing.conditions, (text) => parseByHand(text)),
      'hand-written, values': measureGrowth(growing.values, (text) => parseByHand(text)),
    },
    broken: measureBroken(),
    garbage: measureGarbage(),
  }),
);
