/** What a turn asks, told apart from what it only remarks and from what is only polite. */
import { expect, it } from 'vitest';
import { splitTurn } from '../../src/query/turn.ts';

it.each([
  ['ok thanks!! and who pays for the bridge', 'and who pays for the bridge', ''],
  ['hi, one last thing for my notes: when did the mill close?', 'when did the mill close?', ''],
  [
    'We live in Holm. Our boat is old. Where can we moor it?',
    'Where can we moor it?',
    'We live in Holm. Our boat is old.',
  ],
  ['my knee hurts since monday. should i see a doctor', 'should i see a doctor', 'my knee hurts since monday.'],
  ['we still use the old pump, how long will that work', 'how long will that work', 'we still use the old pump'],
  ['Is there a fee? I am a student.', 'Is there a fee?', 'I am a student.'],
  ['thx. whats the fee', "what's the fee", ''],
])('%s', (text, asked, remark) => {
  expect(splitTurn(text)).toMatchObject({ asked, remark });
});

it.each([
  ['ok new question. how do i revoke it', true],
  ['great. now something else, i need a permit, what does it cost?', true],
  ['thanks! other thing, who pays', true],
  ['Something different. When is it open?', true],
  ['new subject: the boats', true],
  ['what other things did she write', undefined],
  ['is there something else', undefined],
  ['Another, older question of law: who decided it?', undefined],
])('whether a turn leaves what was spoken of: %s', (text, startsAnew) => {
  expect(splitTurn(text).startsAnew).toBe(startsAnew);
});

it.each([
  'Who won?',
  'Thanks!',
  'ok',
  'When the mill closed, who lost work?',
  'In which year did the war end, and who won it?',
  'If it rains, is the market held?',
  'Right of way on the towpath',
  'Who was No. 5 on the list?',
  'No. 10: who lives there?',
  'One, two, three: who sang it?',
  'A: who was on duty?',
  'Another, older question of law: who decided it?',
  'The mill closed in 1967. Hanna Ek owned it.',
])('a turn that only asks, or only remarks, is left whole: %s', (text) => {
  expect(splitTurn(text)).toEqual({ whole: text, asked: text, remark: '' });
});
