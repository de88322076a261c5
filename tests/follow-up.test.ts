import { describe, expect, it } from 'vitest';
import { standaloneQuestion } from '../src/follow-up.ts';

const turn = (question: string, answer = '') => ({ question, answer });
const strike = turn(
  'How many troops were killed in the airstrike in eastern Syria attributed to Israel?',
  'The Syrian Observatory for Human Rights said that 57 troops were killed. [1]',
);

describe('a follow-up stands alone', () => {
  it.each([
    ['Why?', [strike], /^Why \(about: How many troops .* attributed to Israel\)\?$/],
    ['Who reported that?', [strike], /^Who reported that \(about: .*airstrike in eastern Syria/],
    ['When did it happen?', [strike], /airstrike in eastern Syria/],
    ['And in 2015?', [turn('What did Iran do in September 2014?')], /^What did Iran do in 2015\?$/],
    [
      'What about Russia?',
      [turn('Why did Iran send fighters to Syria?'), turn('What did Putin say about Iran?')],
      /^What did Putin say about Russia\?$/,
    ],
    ['Where did he study?', [turn('Who is Eyal Zisser?')], /^Where did Eyal Zisser study\?$/],
    ['What did she tell reporters?', [turn('Who spoke?', 'Dr. Carmit Valensi spoke. [1]')], /Carmit Valensi/],
    ['What is his view?', [turn('Who is Eyal Zisser?')], /^What is Eyal Zisser’s view\?$/],
  ])('%j', (question, history, expected) => {
    expect(standaloneQuestion(question, history)).toMatch(expected);
  });

  it('over several turns', () => {
    const history = [strike, turn('Who reported that?'), turn('Why?')];
    const standalone = standaloneQuestion('When did it happen?', history);
    expect(standalone).toMatch(/^When did it happen \(about: How many troops were killed/);
    expect(standalone.match(/about:/g)).toHaveLength(1);
  });

  it.each([
    'What is the capital of Australia?',
    'How many strikes were there in Deir Ezzor in 2016?',
    'Which coalition was formed in September 2015?',
    'Is there an alliance of Iran and Russia?',
  ])('%j stands alone already', (question) => {
    expect(standaloneQuestion(question, [strike])).toBe(question);
    expect(standaloneQuestion('Why?', [])).toBe('Why?');
  });
});
