/**
 * The codes of what cannot be written: printer and builder throw them. They stand apart from the catalogue in
 * `findings.ts`, and each by itself, so that whoever only composes queries loads no more than can be met.
 */

/** A code of the catalogue. */
export type Code = `VTQL${number}`;

export const unexpectedCharacter = 'VTQL1001';
export const unexpectedText = 'VTQL2002';
export const missingPart = 'VTQL2003';
export const foreignOperator = 'VTQL2041';
export const missingValue = 'VTQL2052';
export const emptyList = 'VTQL2057';
export const invalidName = 'VTQL2060';
export const unknownModule = 'VTQL3001';
export const unknownField = 'VTQL3002';
export const unreadableModule = 'VTQL3004';
export const unqueryableField = 'VTQL3005';
export const invalidNumber = 'VTQL3010';
export const invalidBoolean = 'VTQL3011';
export const invalidDate = 'VTQL3012';
export const invalidTime = 'VTQL3013';
export const invalidDatetime = 'VTQL3014';
export const invalidId = 'VTQL3030';
export const idPrefix = 'VTQL3032';
export const likeOnId = 'VTQL3033';
export const mixedAndOr = 'VTQL4001';
export const nullComparison = 'VTQL4007';
export const directionNotLast = 'VTQL4012';
export const limitAboveCap = 'VTQL4021';
export const invalidLimit = 'VTQL4023';
export const unsayableConditions = 'VTQL4040';
export const constantConditions = 'VTQL4041';
export const untypedField = 'VTQL4042';
export const unfitValue = 'VTQL4043';
export const noNullTest = 'VTQL4044';
export const unmergeableUnion = 'VTQL4045';
export const misplacedHole = 'VTQL4046';
export const bareWord = 'VTQL5001';
export const bareDecimal = 'VTQL5002';
export const bareDate = 'VTQL5003';
export const bareId = 'VTQL5004';
export const emptyLiteral = 'VTQL5009';
export const hexForNumber = 'VTQL5011';
export const hexBeyondBmp = 'VTQL5012';
export const invalidHex = 'VTQL5013';
export const leadingZero = 'VTQL5017';
export const moduleLookup = 'VTQL5018';
export const longLiteral = 'VTQL5019';
export const longUrl = 'VTQL5020';
export const controlCharacter = 'VTQL5021';
