import { describe, expect, it } from 'vitest';
import { metadataRequest } from '../../src/query/requests.ts';

describe('a question about the articles themselves', () => {
  it.each([
    ['Who wrote it?', 'author'],
    ["Who's the author of this article?", 'author'],
    ['By whom was this written?', 'author'],
    ['When was it published?', 'published'],
    ['How old is this article?', 'published'],
    ['Where did this appear?', 'source'],
    ['Which newspaper is this from?', 'source'],
    ['Who published this story?', 'source'],
  ])('%j is about the one that was spoken of', (question, wants) => {
    expect(metadataRequest(question)).toEqual({ wants, about: [], pointsBack: true });
  });

  it.each([
    ['Who wrote the article about bridges?', { wants: 'author', about: ['bridg'] }],
    ['When was the newest article published?', { wants: 'published', about: [], first: 'newest' }],
    ['What is the oldest article you have?', { wants: 'articles', about: [], first: 'oldest' }],
    ['Which articles do you have?', { wants: 'articles', about: [] }],
    ['How many articles about bridges are there?', { wants: 'articles', about: ['bridg'] }],
    ['Do you have anything about bridges?', { wants: 'articles', about: ['bridg'] }],
    ['Which articles mention bridges?', { wants: 'articles', about: ['bridg'] }],
    ['What is this collection about?', { wants: 'articles', about: [] }],
    ['Who are the authors?', { wants: 'articles', about: [] }],
    ['What topics do the articles cover?', { wants: 'articles', about: [] }],
    ['List all articles.', { wants: 'articles', about: [] }],
  ])('%j', (question, expected) => {
    expect(metadataRequest(question)).toEqual({ ...expected, pointsBack: false });
  });

  it.each([
    'Who wrote Hamlet?',
    'Who wrote the report on the flood?',
    'When was the law published?',
    'When was Beowulf written?',
    'How old is it?',
    'What is it?',
    'Which article of the treaty was broken?',
    'Which story is true?',
    'Who are the authors of the report?',
    'What topics do the talks cover?',
  ])('%j asks for something in the articles', (question) => {
    expect(metadataRequest(question)).toBeUndefined();
  });

  it('"it" may be a book that was asked about', () => {
    expect(metadataRequest('Who wrote it?', 'Which book won the prize?')).toBeUndefined();
    expect(metadataRequest('Who wrote this article?', 'Which book won the prize?')).toBeDefined();
  });
});
