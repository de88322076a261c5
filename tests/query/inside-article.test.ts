import { expect, it } from 'vitest';
import { insideArticle } from '../../src/query/requests.ts';

it('takes the words that point to an article out of a question', () => {
  expect(insideArticle('What does this article say about drones?', [])).toBe('What is said about drones?');
  expect(insideArticle('Who is quoted in that story?', [])).toBe('Who is quoted?');
});

it('"it" is an article only after one was asked about', () => {
  expect(insideArticle('What does it say about drones?', ['Summarise the newest article.'])).toBeDefined();
  expect(insideArticle('Who is quoted in it?', ['Who wrote it?', 'Who is named in it?'])).toBe('Who is quoted?');
  expect(insideArticle('How many rooms are there in it?', ['Who built the palace?'])).toBeUndefined();
  expect(insideArticle('Who built the palace?', ['Who wrote it?'])).toBeUndefined();
});
