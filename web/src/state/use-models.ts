/** What is at work on the server and which models it offers, fetched anew each time that somebody comes to see it. */
import { useEffect, useState } from 'preact/hooks';
import type { ModelsInUse } from '../../../src/store/index-report.ts';
import { fetchModels } from './api.ts';

/** Undefined until it is known, and where it cannot be. */
export function useModels(): ModelsInUse | undefined {
  const [models, setModels] = useState<ModelsInUse>();
  useEffect(() => {
    const abort = new AbortController();
    fetchModels(abort.signal).then(setModels, () => undefined);
    return () => abort.abort();
  }, []);
  return models;
}
