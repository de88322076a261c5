import { describe, expect, it } from 'vitest';
import { articleRequest } from '../../src/query/requests.ts';

describe('a request for a whole article', () => {
  it.each([
    ['Summarise this article.', []],
    ['What is this article about?', []],
    ['Can you summarize the article about bridges in a few sentences?', ['bridg']],
    ['Give me the gist of "Iran and Russia"', ['iran', 'russia']],
    ['What does the article on the dam say?', ['dam']],
    ['Sum up the story.', []],
  ])('%j', (question, about) => {
    expect(articleRequest(question)?.about).toEqual(about);
  });

  it('may be meant by its date', () => {
    expect(articleRequest('Summarise the newest article.')).toEqual({ about: [], first: 'newest' });
    expect(articleRequest('What is the oldest story about?')).toEqual({ about: [], first: 'oldest' });
  });

  it.each([
    'What do the articles say about Palmyra?',
    'Summarise what the articles say about Palmyra.',
    'Summarise the situation in Palmyra.',
    'What is the war about?',
    'Who wrote the article?',
  ])('%j is none', (question) => {
    expect(articleRequest(question)).toBeUndefined();
  });
});
