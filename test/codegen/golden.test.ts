import { generateTypes } from '../../src/codegen/index.js';
import { stockSchema } from '../../src/schema/stock.js';
import { testGenerated } from '../generated/generated-file.js';
import { recordedSchema } from '../schema/recordings.js';
import { oddSchema } from './odd-schema.js';

/** The golden files are part of what `tsc` checks, so they compile. */
const importFrom = '../../src/builder/index.js';

testGenerated('test/golden/stock-crm.ts', () => generateTypes(stockSchema, { importFrom }));
testGenerated('test/golden/recorded-crm.ts', () => generateTypes(recordedSchema, { importFrom }));
testGenerated('test/golden/odd-crm.ts', () => generateTypes(oddSchema, { importFrom }));
