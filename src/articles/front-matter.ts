/**
 * The YAML block between two lines of --- at the head of a Markdown file: who published what, and when.
 * Promises: a key that is wrong gives an error that names it, so that the author can mend it.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { withoutByteOrderMark } from '../text.ts';
import { tagsAsRead } from './tag-names.ts';

/** Empty keys are as good as absent ones: templates leave them behind. */
const optionalText = z.preprocess(
  (value) => (value === null || value === '' ? undefined : value),
  z.string().trim().optional(),
);

/** A list, or words between commas. */
const tagsOf = (value: unknown): string[] | undefined => {
  const given: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value];
  const tags = tagsAsRead(given.filter((tag) => typeof tag === 'string' || typeof tag === 'number').map(String));
  return tags.length === 0 ? undefined : tags;
};

const frontMatterSchema = z.object({
  title: optionalText,
  publisher: optionalText,
  author: z.preprocess((value) => (Array.isArray(value) ? value.join(', ') : value), optionalText),
  published: z.preprocess(
    // YAML reads a bare 2017 as a number.
    (value) => (typeof value === 'number' ? String(value) : value),
    optionalText.refine((date) => date === undefined || isDate(date), 'must be YYYY, YYYY-MM or YYYY-MM-DD'),
  ),
  /** As other programs name it; what is no date here is not taken for one. */
  date: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), optionalText).catch(undefined),
  published_note: optionalText,
  url: optionalText.refine((url) => url === undefined || /^https?:\/\//i.test(url), 'must be an http or https address'),
  language: optionalText,
  tags: z.preprocess(tagsOf, z.array(z.string()).optional()),
});

export type FrontMatter = Omit<z.infer<typeof frontMatterSchema>, 'date'>;

/** A calendar date of ISO 8601, whole or cut to year or month; a time of day may follow a whole date. */
function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?$/.exec(text);
  if (match === null) return false;
  const [, year = '', month = '01', day = '01'] = match;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

/** "title: Clinic: flu and travel" is not YAML, but it is how titles are typed. */
export function withColonsQuoted(block: string): string {
  return block.replaceAll(/^(?<key>\w+): +(?<value>[^\s"'[{|>&*!#%@`].*: .*)$/gm, (_, key: string, value: string) => {
    return `${key}: ${JSON.stringify(value.trim())}`;
  });
}

/** Splits a file into its front matter and the offset where the body begins. */
export function splitFrontMatter(file: string): { frontMatter: FrontMatter; body: string } {
  const match = /^\uFEFF?---[ \t]*\n(?:([\s\S]*?)\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(file);
  if (match === null) return { frontMatter: {}, body: withoutByteOrderMark(file) };
  let values: unknown;
  try {
    // 'core' keeps dates as they are written: 2017-04 is not a day.
    values = parse(withColonsQuoted(match[1] ?? ''), { schema: 'core' }) ?? {};
  } catch (error) {
    throw new Error(
      `Its front matter is not valid YAML: ${error instanceof Error ? error.message.split('\n')[0] : ''}`,
      {
        cause: error,
      },
    );
  }
  const parsed = frontMatterSchema.safeParse(values);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`Its front matter is wrong at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'not a map'}.`);
  }
  const { date, ...stated } = parsed.data;
  const published = stated.published ?? (date !== undefined && isDate(date) ? date : undefined);
  return {
    frontMatter: published === undefined ? stated : { ...stated, published },
    body: file.slice(match[0].length),
  };
}

/** For text that may begin with a block of YAML, or with lines between rules that are part of it: then there is none. */
export function looseFrontMatter(file: string): { frontMatter: FrontMatter; body: string } {
  try {
    const split = splitFrontMatter(file);
    if (Object.values(split.frontMatter).some((value) => value !== undefined)) return split;
  } catch {
    // No front matter, then.
  }
  return { frontMatter: {}, body: file };
}

/** What it says of the article, but for the title. */
export function statedIn({ publisher, author, published, published_note, url, language, tags }: FrontMatter) {
  return {
    ...(publisher !== undefined && { publisher }),
    ...(author !== undefined && { author }),
    ...(published !== undefined && { published }),
    ...(published !== undefined && published_note !== undefined && { publishedNote: published_note }),
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
    ...(tags !== undefined && { tags }),
  };
}
