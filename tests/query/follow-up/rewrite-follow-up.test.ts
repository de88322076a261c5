import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { rewriteFollowUp } from '../../../src/query/follow-up/rewrite-follow-up.ts';

const turn = (question: string, answer = '') => ({ question, answer });
const strike = turn(
  'How many troops were killed in the airstrike in eastern Syria attributed to Israel?',
  'The Syrian Observatory for Human Rights said that 57 troops were killed. [1]',
);
const reported = turn('Who reported that?', 'The Syrian Observatory for Human Rights, based in London, said so. [1]');
const planned = turn(
  'Who discussed the raid in Washington?',
  'The raid was discussed by Mike Pompeo, the secretary of state, and Israel’s spy chief, Yossi Cohen. [1]',
);
const cities = turn('Toward which cities is the army advancing?', 'It is advancing toward Raqqa and Deir Ezzor. [1]');

const listed = turn('Which articles do you have?', '“The dam at Orre” (Orre Post). [1] “The mill closes” (2021). [2]');

describe('a follow-up stands alone', () => {
  it.each([
    ['Why?', [strike], /^Why \(about: How many troops .* attributed to Israel\)\?$/],
    ['Why not by itself?', [strike], /\(about: .*airstrike in eastern Syria/],
    ['Who reported that?', [strike], /^Who reported that \(about: .*airstrike in eastern Syria/],
    ['When did it happen?', [strike], /airstrike in eastern Syria/],
    ['And in 2015?', [turn('What did Iran do in September 2014?')], /^What did Iran do in 2015\?$/],
    [
      'What about Russia?',
      [turn('Why did Iran send fighters to Syria?'), turn('What did Putin say about Iran?')],
      /^What did Putin say about Russia\?$/,
    ],
    ['And the Russians?', [turn('What happened in Deir Ezzor?')], /^What about the Russians \(about: What happened in/],
    ['And Zisser?', [turn('What does Valensi think of it?')], /^What does Zisser think of it\?$/],
    [
      'When did it begin?',
      [turn('Tell me about the dam of Orre.')],
      /^When did it begin \(about: the dam of Orre\)\?$/,
    ],
    ['How many were killed?', [turn('What is known of the raid on Raqqa?')], /\(about: the raid on Raqqa\)/],
    ['Where did he study?', [turn('Who is Eyal Zisser?')], /^Where did Eyal Zisser study\?$/],
    ['What did she tell reporters?', [turn('Who spoke?', 'Dr. Carmit Valensi spoke. [1]')], /Carmit Valensi/],
    ['What is his view?', [turn('Who is Eyal Zisser?')], /^What is Eyal Zisser’s view\?$/],
    [
      'What did he say about it?',
      [turn('Who was prime minister when Al Qaim was bombed?', 'Nouri Al Maliki, prime minister then, said so. [1]')],
      /^What did Nouri Al Maliki say about it \(about: Who was prime minister when Al Qaim was bombed\)\?$/,
    ],
    ['Where is it based?', [strike, reported], /\(about: Syrian Observatory for Human Rights; .*airstrike/],
    ['Where did they meet?', [planned], /\(about: Mike Pompeo and Yossi Cohen; Who discussed the raid/],
    ['How far is the second one from Homs?', [cities], /^How far is Deir Ezzor from Homs\?$/],
    ['Who says so?', [strike], /^Who says so \(about: .*airstrike/],
    [
      'And the Orre Post article?',
      [turn('Summarise the Holm Courier article.')],
      /^Summarise the Orre Post article\.$/,
    ],
    ['And the Orre Post?', [turn('Summarise the Holm Courier article.')], /^What does the Orre Post say\?$/],
    [
      'And the Orre Post article?',
      [turn('When was the Holm Courier article published?')],
      /^When was the Orre Post article published\?$/,
    ],
    ['And what does the Orre Post say?', [strike], /^What does the Orre Post say \(about: .*airstrike/],
    ['Are you sure?', [strike], /^Are you sure \(about: .*troops/],
    ['Where can I stay?', [turn('When does the ferry leave?')], /\(about: When does the ferry leave\)/],
    ['By how much?', [turn('Who won the vote?')], /\(about: Who won the vote\)/],
    ['And why?', [turn('Who won the vote?'), turn('Thanks!')], /\(about: Who won the vote\)/],
    [
      'What did he say?',
      [turn('Who was arrested?', 'Police arrested a man of 52. He says that he bought it. [1]')],
      /\(about: Who was arrested\)/,
    ],
    ['And what does Valensi say?', [turn('What does Zisser say?')], /^what does Valensi say\?$/],
    ['Summarise the second one.', [listed, strike], /^Summarise the article “The mill closes”\.$/],
    ['Who wrote the last one?', [listed], /^Who wrote the article “The mill closes”\?$/],
    ['What happened then?', [strike, turn('Who wrote it?')], /^What happened then \(about: .*airstrike/],
    ['Which articles do you have?', [strike], /^Which articles do you have\?$/],
    ['How far is the former from Homs?', [cities], /^How far is Raqqa from Homs\?$/],
    ['How many soldiers died in the strike?', [strike], /\(about: .*airstrike in eastern Syria/],
    ['Who was president then?', [turn('Who won in Mosul in June 2014?')], /\(about: Who won in Mosul in June 2014\)/],
    [
      'What happened a day later in Raqqa?',
      [turn('Who was killed?', 'The raid of 31 August 2014 killed two. [1]')],
      /^What happened on 1 September 2014 in Raqqa\?$/,
    ],
  ])('%j', (question, history, expected) => {
    expect(rewriteFollowUp(question, history).text).toMatch(expected);
  });

  it('over several turns', () => {
    const history = [strike, turn('Who reported that?'), turn('Why?')];
    const standalone = rewriteFollowUp('When did it happen?', history).text;
    expect(standalone).toMatch(/^When did it happen \(about: .*How many troops were killed/);
    expect(standalone.match(/about:/g)).toHaveLength(1);
  });

  it('goes on with what the conversation turned to', () => {
    const history = [
      turn('How could Syria know of the meeting?'),
      turn('What about Amerli?', 'Amerli was besieged. [1]'),
    ];
    expect(rewriteFollowUp('How long did the siege last?', history)).toEqual({
      text: 'How long did the siege last (about: Amerli)?',
      topic: { head: 'How long did the siege last', topics: ['Amerli'] },
    });
  });

  it.each([
    'What is the capital of Australia?',
    'How many strikes were there in Deir Ezzor in 2016?',
    'Which coalition was formed in September 2015?',
    'Is there an alliance of Iran and Russia?',
    'Did Obama say he had a strategy?',
    'How much did Iraq pay for its jets?',
    'Why is the sky blue?',
    'How do I keep a sourdough starter alive?',
    'Is it true that Iran deepened its presence?',
  ])('%j stands alone already', (question) => {
    expect(rewriteFollowUp(question, [strike])).toEqual({ text: question, topic: undefined });
    expect(rewriteFollowUp('Why?', []).text).toBe('Why?');
  });

  it('keeps every word of a question that leans on nothing named', () => {
    const words = fc.constantFrom('who', 'why', 'it', 'they', 'the raid', 'then', 'Iran', 'said', 'more', 'after', '?');
    const question = fc.array(words, { minLength: 1, maxLength: 6 }).map((list) => `Why ${list.join(' ')}`);
    fc.assert(
      fc.property(question, (asked) => {
        const standalone = rewriteFollowUp(asked, [strike, planned]).text.toLowerCase();
        for (const word of asked.toLowerCase().match(/\p{L}+/gu) ?? []) expect(standalone).toContain(word);
      }),
    );
  });
});

it.each([
  ['new subject. how long must i fast before it?', 'how long must i fast before it?'],
  ['great. now something else, i need a permit, what does it cost?', 'i need a permit, what does it cost?'],
])('what only says that something else is asked is left out: %s', (text, standalone) => {
  const history = [{ question: 'Can I pay the driver in cash?', answer: 'No. [1]' }];
  expect(rewriteFollowUp(text, history).text).toBe(standalone);
});
