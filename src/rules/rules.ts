import { bareValue } from './bare-value.js';
import { comment } from './comment.js';
import { contradiction } from './contradiction.js';
import { doubleQuotes } from './double-quotes.js';
import { duplicateColumn } from './duplicate-column.js';
import { duplicateCondition } from './duplicate-condition.js';
import { emptyLiteral } from './empty-literal.js';
import { hexLiteral } from './hex-literal.js';
import { idForm } from './id-form.js';
import { inList } from './in-list.js';
import { interpolatedValue } from './interpolated-value.js';
import { knownField } from './known-field.js';
import { knownModule } from './known-module.js';
import { likeOnId } from './like-on-id.js';
import { likeWildcard } from './like-wildcard.js';
import { limit } from './limit.js';
import { missingSemicolon } from './missing-semicolon.js';
import { mixedAndOr } from './mixed-and-or.js';
import { moduleLookup } from './module-lookup.js';
import { multipicklistEquality } from './multipicklist-equality.js';
import { nullComparison } from './null-comparison.js';
import { numberAsText } from './number-as-text.js';
import { operatorType } from './operator-type.js';
import { pagingOrder } from './paging-order.js';
import { picklistValue } from './picklist-value.js';
import { quoteSpelling } from './quote-spelling.js';
import { requestSize } from './request-size.js';
import { retrievableModule } from './retrievable-module.js';
import type { Rule } from './rule.js';
import { sortDirection } from './sort-direction.js';
import { sortFields } from './sort-fields.js';
import { sortSelected } from './sort-selected.js';
import { suppressionForm } from './suppression-form.js';
import { suppressionReason } from './suppression-reason.js';
import { unusedSuppression } from './unused-suppression.js';
import { valueType } from './value-type.js';

const all = {
  'known-module': knownModule,
  'retrievable-module': retrievableModule,
  'module-lookup': moduleLookup,
  'known-field': knownField,
  'duplicate-column': duplicateColumn,
  'value-type': valueType,
  'picklist-value': picklistValue,
  'multipicklist-equality': multipicklistEquality,
  'operator-type': operatorType,
  'number-as-text': numberAsText,
  'id-form': idForm,
  'like-on-id': likeOnId,
  'like-wildcard': likeWildcard,
  'bare-value': bareValue,
  'quote-spelling': quoteSpelling,
  'double-quotes': doubleQuotes,
  'hex-literal': hexLiteral,
  'empty-literal': emptyLiteral,
  'null-comparison': nullComparison,
  'in-list': inList,
  'mixed-and-or': mixedAndOr,
  'duplicate-condition': duplicateCondition,
  contradiction: contradiction,
  'sort-fields': sortFields,
  'sort-selected': sortSelected,
  'sort-direction': sortDirection,
  limit: limit,
  'paging-order': pagingOrder,
  'request-size': requestSize,
  'missing-semicolon': missingSemicolon,
  'interpolated-value': interpolatedValue,
  comment: comment,
  'unused-suppression': unusedSuppression,
  'suppression-reason': suppressionReason,
  'suppression-form': suppressionForm,
} as const satisfies Record<string, Rule>;

/** The id of a rule: `known-field`. */
export type RuleId = keyof typeof all;

/** All rules by id: first those on names, then values, conditions, order and size, then comments. */
export const rules: Readonly<Record<RuleId, Rule>> = all;

/** The ids of all rules, in the order of {@link rules}. */
export const ruleIds = Object.keys(rules) as readonly RuleId[];
