/**
 * All notes as one conversation, so that they are written into files by the same hand as answers are, with footnotes
 * numbered through the whole file. Pure.
 */
import type { Conversation } from '../store/stored-conversation.ts';
import type { StoredNote } from '../store/stored-note.ts';
import { emptyAnswer } from './write-turns.ts';

export function notesAsConversation(notes: readonly StoredNote[], title: string): Conversation {
  const turns = notes.map(({ id, question, created, text, saved }, at) => {
    const before = notes[at - 1];
    return {
      id,
      ...(before !== undefined && { parentId: before.id }),
      question,
      asked: created,
      // What the reader wrote stands before what it is about.
      answer: {
        ...emptyAnswer,
        ...saved,
        question,
        text: [text, saved.text].filter((part) => part !== '').join('\n\n'),
      },
    };
  });
  const [{ created } = { created: '' }] = notes;
  return { id: 'notes', title, created, updated: created, questions: turns.length, turns };
}
