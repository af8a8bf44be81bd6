/** Slips and habits of SQL that people type, put into a valid query: each makes the fast parser refuse it. */
export const slips = {
  'a word misspelt': (text) => text.replace(' where ', ' wehre '),
  'a connector missing': (text) => text.replace(/ (and|or) /, ' '),
  'an operator missing': (text) => text.replace(' = ', ' '),
  'a foreign operator': (text) => text.replace(' != ', ' <> ').replace(' = ', ' == '),
  'a quote missing': (text) => text.replace(/'(?=[^']*$)/, ''),
  'double quotes': (text) => text.replaceAll("'", '"'),
  brackets: (text) => text.replace(/ where (.*?) order by /, ' where ($1) order by '),
  'is null': (text) => text.replace(/(\w+) != '[^']*'/, '$1 is not null'),
  'a join': (text) => text.replace(' where ', ' join Accounts on account_id = id where '),
  'nothing but noise': (text) => text.replaceAll(/[ae]/g, ','),
};
