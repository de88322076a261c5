/**
 * The library that runs ONNX files: onnxruntime-node, an optional dependency that @huggingface/transformers brings along.
 * Loaded by itself where no more is needed: in a tenth of the time, and memory, of the other.
 */
import type * as Runtime from 'onnxruntime-node';
import { libraryMissing } from './transformers-library.ts';

export async function openRuntime(): Promise<typeof Runtime> {
  try {
    return await import('onnxruntime-node');
  } catch (error) {
    throw libraryMissing({ setting: '', otherwise: '' }, error);
  }
}
