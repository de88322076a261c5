/** What asks for no fact is known as a whole text: greetings, help, what is wanted of all articles, two side by side. */
import { describe, expect, it } from 'vitest';
import { courtesyIn, pairRequest, wishIn } from '../../src/query/first-turns.ts';
import { rewriteFollowUp } from '../../src/query/follow-up/rewrite-follow-up.ts';
import { articleRequest } from '../../src/query/requests.ts';

describe('what is said to Footnote itself', () => {
  it.each([
    ['hi', 'hello', 'en'],
    ['Good morning!', 'hello', 'en'],
    ['hello, how are you?', 'hello', 'en'],
    ['Hallo', 'hello', 'de'],
    ['Guten Tag', 'hello', 'de'],
    ['ok thanks!', 'thanks', 'en'],
    ['Great, thank you 🙂', 'thanks', 'en'],
    ['Vielen Dank!', 'thanks', 'de'],
    ['bye', 'farewell', 'en'],
    ['Auf Wiedersehen', 'farewell', 'de'],
    ['help', 'help', 'en'],
    ['What can you do?', 'help', 'en'],
    ['who are you?', 'help', 'en'],
    ['what can I ask here?', 'help', 'en'],
    ['How does this work?', 'help', 'en'],
    ['how do I use this', 'help', 'en'],
    ['Are you an AI?', 'help', 'en'],
    ['Hilfe', 'help', 'de'],
    ['Was kannst du?', 'help', 'de'],
    ['Wer bist du?', 'help', 'de'],
  ])('%j', (text, courtesy, language) => {
    expect(courtesyIn(text, false)).toEqual({ courtesy, language });
  });

  it.each([
    'Who helped the sailors?',
    'What can you do with a kettle?',
    'Who are the Kurds?',
    'How does this pump work?',
    'Who said hello to the crew?',
    'What is Help?',
    'Hello there was built when?',
    'How do bees work?',
    'Wer hilft den Matrosen?',
    'Was kann man gegen Mehltau tun?',
  ])('%j asks for something', (text) => {
    expect(courtesyIn(text, false)).toBeUndefined();
  });

  it('“this” is the place itself only where nothing was spoken of', () => {
    expect(courtesyIn('How does this work?', true)).toBeUndefined();
    const { text } = rewriteFollowUp('help', [{ question: 'Who built the mill?', answer: 'Ida Brandt built it. [1]' }]);
    expect(text).toBe('help');
  });
});

describe('what is wanted of all articles', () => {
  it.each([
    ["what's in here?", 'overview'],
    ['tl;dr', 'overview'],
    ['give me an overview', 'overview'],
    ['Summarise the articles', 'overview'],
    ['Summarize all of the documents, please', 'overview'],
    ['What are the articles about?', 'overview'],
    ['what is this about?', 'overview'],
    ['What topics do the articles cover?', 'overview'],
    ['What do you have?', 'overview'],
    ['Gib mir einen Überblick', 'overview'],
    ['Worum geht es in den Artikeln?', 'overview'],
    ['anything new?', 'newest'],
    ["what's the latest?", 'newest'],
    ['any news', 'newest'],
    ['Was gibt es Neues?', 'newest'],
    ['what should I read first?', 'start'],
    ['Where do I start?', 'start'],
    ['Can you recommend something to read?', 'start'],
    ['Give me a timeline', 'timeline'],
    ['what happened when?', 'timeline'],
    ['Timeline of the events in the articles', 'timeline'],
  ])('%j', (text, wants) => {
    expect(wishIn(text)?.request).toEqual({ wants });
  });

  it('says of what, in how many sentences, and what was told already', () => {
    expect(wishIn('Give me a timeline of the mill')?.request).toEqual({ wants: 'timeline', of: 'the mill' });
    expect(wishIn('Summarise everything in three sentences')?.request).toEqual({ wants: 'overview', most: 3 });
    expect(wishIn('And the other articles?')?.request).toEqual({ wants: 'overview', isOther: true });
  });

  it.each([
    'What is a summary?',
    'What is new in New York?',
    'What is the latest model of the kettle?',
    'What should I read to become a pilot?',
    'What happened when the dam broke?',
    'What happened in 1843?',
    'Who drew the timeline of the dam?',
    'What is in the library of Alexandria?',
    'What are the articles of the treaty about?',
    'What do the articles say about tea?',
    'Summarise the article on tea',
    'Which articles mention tea?',
    'What is the newest article?',
    'What is it made of?',
    'Worum geht es in Bertas Roman?',
  ])('%j is not', (text) => {
    expect(wishIn(text)).toBeUndefined();
  });
});

describe('two articles side by side', () => {
  it.each([
    ["How does the Post's account differ from the Mail's?", ['Post', 'Mail'], 'differences'],
    ["what's the difference between the Herald's and the Courier's story?", ['Herald', 'Courier'], 'differences'],
    ['Where do the Herald and the Courier disagree?', ['Herald', 'Courier'], 'differences'],
    ['What do the Herald and the Courier agree on?', ['Herald', 'Courier'], 'agreement'],
    ['Compare the articles on tea and salt', ['tea', 'salt'], 'differences'],
    ['Compare the article on tea with the one on salt.', ['tea', 'salt'], 'differences'],
    ['How does Ann Lee’s report compare with Otto Brandt’s?', ['Ann Lee', 'Otto Brandt'], 'differences'],
  ])('%j', (text, names, wants) => {
    expect(pairRequest(text, [])).toMatchObject({ names, wants });
  });

  it('without names: by what both are about, or the two that were compared before', () => {
    expect(pairRequest('Compare the two reports on the mill fire', [])).toMatchObject({
      names: [],
      of: 'the mill fire',
    });
    const before = ["How does the Post's account differ from the Mail's?"];
    expect(pairRequest('What do both agree on?', before)).toMatchObject({
      names: ['Post', 'Mail'],
      wants: 'agreement',
    });
  });

  it.each([
    'Compare notes was the name of which magazine?',
    'What do both ministers want?',
    'How do oak and elm grow?',
  ])('%j is none', (text) => {
    expect(pairRequest(text, [])).toBeUndefined();
  });
});

it('one document is meant by its kind, or as the other one', () => {
  expect(articleRequest('can you summarise the minutes?')).toEqual({ about: ['minut'], kinds: ['minut'] });
  expect(articleRequest('Summarise the other one.')).toEqual({ about: [], isOther: true });
  const before = [{ question: 'can you summarise the minutes?', answer: 'The pipe leaks. [1]' }];
  expect(rewriteFollowUp('and the other one?', before).text).toBe('Summarise the other one.');
});
