/** Publisher, author and date in one line, each running its own way, so that none of them scrambles the next. */
import { Fragment } from 'preact';
import { sourceParts } from './format.ts';
import type { Source } from './format.ts';

interface SourcePartsProps {
  readonly source: Source;
  readonly joint: string;
}

export function SourceParts({ source, joint }: SourcePartsProps) {
  return (
    <>
      {sourceParts(source).map((part, index) => (
        <Fragment key={part}>
          {index > 0 && joint}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </>
  );
}
