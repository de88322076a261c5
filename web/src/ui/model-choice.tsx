/**
 * The models that the endpoint lists, to choose from. Nothing where there is no choice. What was chosen and is no longer
 * listed counts as not chosen, as it does for the server.
 */
import type { ModelsInUse } from '../../../src/store/index-report.ts';
import { strings } from '../strings/strings.ts';
import './field.css';
import './headings.css';
import './settings-dialog.css';

interface ModelChoiceProps {
  readonly models: ModelsInUse['models'];
  readonly chosen: string | undefined;
  /** Undefined: the usual one. */
  readonly onChoose: (model: string | undefined) => void;
}

export function ModelChoice({ models, chosen, onChoose }: ModelChoiceProps) {
  const [usual, ...others] = models;
  if (usual === undefined || others.length === 0) return null;
  return (
    <section>
      <h3 class="small-heading">
        <label for="model">{strings.preferences.model}</label>
      </h3>
      <select
        id="model"
        class="field"
        aria-describedby="model-note"
        value={chosen !== undefined && others.includes(chosen) ? chosen : ''}
        onChange={({ currentTarget: { value } }) => onChoose(value === '' ? undefined : value)}
      >
        <option value="">{strings.preferences.usualModel(usual)}</option>
        {others.map((model) => (
          <option key={model} value={model}>
            {model}
          </option>
        ))}
      </select>
      <p id="model-note" class="field-note">
        {strings.preferences.modelNote}
      </p>
    </section>
  );
}
