/** In a process of its own: 100,000 saved queries linted with the stock schema; time, CPU time, and the most memory. */
import { lint } from '../dist/lint/index.js';
import { stockSchema } from '../dist/schema/stock.js';
import { createSavedQueries } from './saved-queries.js';
import { measureCpu } from './stats.js';

const queries = createSavedQueries(100_000);
const options = { schema: stockSchema };
let findings = 0;
const start = performance.now();
const cpu = measureCpu(() => {
  for (const query of queries) findings += lint(query, options).length;
});
const time = performance.now() - start;
console.log(JSON.stringify({ time, cpu, findings, megabytes: process.resourceUsage().maxRSS / 1024 }));
