/**
 * The settings of this browser, what is at work on the server and where words are sent, and the keys of the page.
 * What the server does is set where it runs, and only told here.
 */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { IndexState } from '../../../src/store/index-report.ts';
import { partsAtWork } from '../state/at-work.ts';
import { useModels } from '../state/use-models.ts';
import { keyCaps, keyMap } from '../state/key-map.ts';
import { Modal } from './modal.tsx';
import { ModelChoice } from './model-choice.tsx';
import { useReading } from '../articles/use-reading.ts';
import { BookmarkLink } from '../adding/bookmark-link.tsx';
import type { SettingsControl, Theme } from '../state/use-settings.ts';
import { strings } from '../strings/strings.ts';
import './buttons.css';
import './headings.css';
import './modal.css';
import './settings-dialog.css';

interface SettingsDialogProps extends SettingsControl {
  /** What it opens at. */
  readonly at: 'settings' | 'keys';
  readonly index: IndexState | undefined;
  readonly onClose: () => void;
}

const themes: readonly Theme[] = ['system', 'light', 'dark'];

export function SettingsDialog({ settings, set, at, index, onClose }: SettingsDialogProps) {
  const { possible } = useReading();
  const models = useModels();
  const keys = useRef<HTMLHeadingElement>(null);
  // The dialog gives the focus to its first control; whoever came for the keys is taken to them.
  useLayoutEffect(() => {
    if (at !== 'keys') return;
    keys.current?.focus();
    keys.current?.scrollIntoView();
  }, [at]);
  return (
    <Modal labelledBy="settings-title" onClose={onClose}>
      <div class="dialog-page">
        <div class="dialog-head">
          <h2 id="settings-title" class="dialog-title">
            {strings.settings}
          </h2>
          <button type="button" class="icon" aria-label={strings.preferences.close} onClick={onClose}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d="m5 5 10 10M15 5 5 15" />
            </svg>
          </button>
        </div>
        <fieldset class="choices">
          <legend class="small-heading">{strings.preferences.theme}</legend>
          {themes.map((theme) => (
            <label key={theme} class="choice">
              <input
                type="radio"
                name="theme"
                value={theme}
                checked={settings.theme === theme}
                onChange={() => set({ theme })}
              />
              {strings.preferences.themes[theme]}
            </label>
          ))}
        </fieldset>
        <Part title={strings.preferences.aloudTitle}>
          <label class="choice">
            <input
              type="checkbox"
              aria-describedby="aloud-note"
              checked={settings.aloud && possible}
              disabled={!possible}
              onChange={(event) => set({ aloud: event.currentTarget.checked })}
            />
            {strings.preferences.aloud}
          </label>
          <p id="aloud-note" class="field-note">
            {possible ? strings.preferences.aloudNote : strings.preferences.noVoice}
          </p>
        </Part>
        <ModelChoice models={models?.models ?? []} chosen={settings.model} onChoose={(model) => set({ model })} />
        {index?.imports === true && <BookmarkLink />}
        {index !== undefined && (
          <Part title={strings.preferences.atWork}>
            <dl class="pairs">
              {partsAtWork(index, models, settings.model).map(([name, words]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </Part>
        )}
        <h3 ref={keys} class="small-heading" tabIndex={-1}>
          {strings.preferences.keys}
        </h3>
        <dl class="pairs keys">
          {keyMap.map(({ combos, words }) => (
            <div key={words}>
              <dt>
                {combos.map((combo, place) => (
                  <span key={combo}>
                    {place > 0 && ` ${strings.preferences.orKey} `}
                    <KeyCaps combo={combo} />
                  </span>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Modal>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3 class="small-heading">{title}</h3>
      {children}
    </section>
  );
}

function KeyCaps({ combo }: { combo: string }) {
  const mac = /Mac|iP(?:hone|ad)/.test(navigator.userAgent);
  return (
    <>
      {keyCaps(combo, mac).map((cap, index) => (
        <span key={cap}>
          {index > 0 && ' '}
          <kbd>{cap}</kbd>
        </span>
      ))}
    </>
  );
}
