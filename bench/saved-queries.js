/**
 * A mix of queries such as people save: short and long, right and wrong, always the same for the same count.
 */

const templates = [
  (n) => `select * from Contacts where id = '12x${n}';`,
  (n) =>
    `select lastname, firstname, email from Contacts where lastname like 'M${n % 100}%' order by lastname limit 50;`,
  (n) => `select accountname from Accounts where employees > '${n}' and industry = 'Banking' limit 0, 100;`,
  (n) =>
    `select lastname from Contacts where lastname = 'O''Brien' or leadsource = 'Partner' and donotcall = '1' limit ${n % 300};`,
  (n) =>
    `select subject, hdnGrandTotal from Invoice where duedate < '2026-01-${10 + (n % 20)}' and invoicestatus != 'Paid' order by duedate desc limit 20;`,
  (n) =>
    `select id from Contacts where account_id in (${Array.from({ length: 10 }, (_, i) => `'11x${n + i}'`).join(',')}) limit 100;`,
  (n) => `select lastnme from Contacts where birthday = 2016-05-${10 + (n % 20)} limit 10`,
  (n) =>
    `select count(*) from HelpDesk where ticketstatus = 'Open' and createdtime > '2026-01-01 00:00:0${n % 10}';`,
];

/** Flat strings, as a file would give them: text put together by `+` would be a rope, and slower to scan. */
export function createSavedQueries(count) {
  return Array.from({ length: count }, (_, n) => {
    const query = templates[n % templates.length](n);
    return Buffer.from(query).toString();
  });
}
