import type { QueriedModule, Statement } from '../database/statement.js';

/**
 * Reads a query as one server family does, mistakes and all.
 *
 * @throws Refusal and Breakdown as the server answers; SqlError where the text gets as far as the database.
 */
export type Engine = (text: string, module: QueriedModule) => Statement;
