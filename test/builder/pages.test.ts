import { describe, expect, test } from 'vitest';
import { createQueryBuilder, pagesOf } from '../../src/builder/index.js';

const contacts = createQueryBuilder().from('Contacts');

function firstOf(pages: Iterable<{ compile(): string }>, count: number): readonly string[] {
  const texts: string[] = [];
  for (const page of pages) {
    if (texts.length >= count) break;
    texts.push(page.compile().replace('select * from Contacts ', ''));
  }
  return texts;
}

describe('pages', () => {
  test('follow each other without end, ordered by id', () => {
    expect(firstOf(pagesOf(contacts, 100), 3)).toEqual([
      'order by id limit 100;',
      'order by id limit 100, 100;',
      'order by id limit 200, 100;',
    ]);
  });

  test('keep the order, and settle ties by id', () => {
    expect(firstOf(pagesOf(contacts.orderBy('lastname'), 50), 2)).toEqual([
      'order by lastname, id limit 50;',
      'order by lastname, id limit 50, 50;',
    ]);
    expect(firstOf(pagesOf(contacts.orderBy('lastname', 'desc'), 50), 1)).toEqual([
      'order by lastname desc limit 50;',
    ]);
    expect(firstOf(pagesOf(contacts.orderBy('id', 'desc'), 50), 1)).toEqual(['order by id desc limit 50;']);
  });

  test('are those of what the query asks for', () => {
    expect(firstOf(pagesOf(contacts.limit(10).offset(20), 4), 9)).toEqual([
      'order by id limit 20, 4;',
      'order by id limit 24, 4;',
      'order by id limit 28, 2;',
    ]);
    expect(firstOf(pagesOf(contacts.limit(10), 100), 9)).toEqual(['order by id limit 10;']);
  });

  test('can be gone through twice', () => {
    expect(firstOf(pagesOf(contacts, 10), 2)).toEqual(firstOf(pagesOf(contacts, 10), 2));
  });
});
