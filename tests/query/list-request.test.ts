import { describe, expect, it } from 'vitest';
import { listRequest } from '../../src/query/requests.ts';

describe('a question for several things of a kind', () => {
  it.each([
    ['List the commanders who were killed.', 'Which commanders were killed?'],
    ['Name the bridges that the flood destroyed.', 'Which bridges the flood destroyed?'],
    ['Which groups fight in the north?', 'Which groups fight in the north?'],
    ['In which towns did it rain?', 'In which towns did it rain?'],
    ['Can you name three people who voted against it?', 'Which people voted against it?'],
  ])('%j', (question, asked) => {
    expect(listRequest(question)).toEqual({ asked });
  });

  it.each([
    ['Name the experts quoted.', 'What is said about experts?', 'expert'],
    ['List all cities mentioned in the articles.', 'What is said about cities?', 'city'],
    ['Which women are quoted?', 'What is said about women?', 'woman'],
  ])('%j, of which nothing but the kind is told', (question, asked, kind) => {
    expect(listRequest(question)).toEqual({ asked, kind });
  });

  it.each(['Who was killed?', 'What is this?', 'What happens next?', 'Which was the first?', 'Tell me about Palmyra.'])(
    '%j is none',
    (question) => {
      expect(listRequest(question)).toBeUndefined();
    },
  );
});
