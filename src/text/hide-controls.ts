/** The same text with a sign in place of what would move the cursor, colour the terminal or turn the writing round. */
export const hideControls = (text: string): string => text.replace(/(?!\s)[\p{Cc}\p{Cf}]/gu, '·');
