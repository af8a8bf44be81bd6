export { type GenerateTypesOptions, generateTypes, isCurrent } from './generate-types.js';
