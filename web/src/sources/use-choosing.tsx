/** The dialog of sources, fetched when it is first wanted: most readers ask all articles. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ChosenSources } from '../../../src/domain.ts';
import type { ArticleSummary } from '../../../src/store/index-report.ts';
import type { ChooseSources } from './choose-sources.tsx';

type Dialog = typeof ChooseSources;

interface Choosing {
  readonly begin: () => void;
  readonly dialog: ComponentChildren;
}

export function useChoosing(
  articles: readonly ArticleSummary[],
  sources: ChosenSources,
  choose: (sources: ChosenSources) => void,
): Choosing {
  const [Shown, setShown] = useState<{ readonly Dialog: Dialog }>();
  const begin = (): void => {
    import('./choose-sources.tsx').then(
      (fetched) => setShown({ Dialog: fetched.ChooseSources }),
      // Nothing is lost: the button is there still.
      () => undefined,
    );
  };
  const end = (): void => setShown(undefined);
  const dialog = Shown !== undefined && (
    <Shown.Dialog
      articles={articles}
      sources={sources}
      onClose={end}
      onChoose={(chosen) => {
        end();
        choose(chosen);
      }}
    />
  );
  return { begin, dialog };
}
