/**
 * Numbers out of a file in the format of safetensors: the length of a header in eight bytes, the header as JSON, the numbers.
 *
 * Promises: nothing outside the file is read, whatever its header says; a tensor that is missing, of another shape or of
 * another type than 32-bit floats is an error that says so. Does not know what the numbers are for.
 */
import { z } from 'zod';

const lengthBytes = 8;
const floatBytes = 4;

const place = z.number().int().min(0);
const tensorSchema = z.object({ dtype: z.string(), shape: z.array(place), data_offsets: z.tuple([place, place]) });

/** Its numbers, row after row. */
export function readTensor(file: Buffer, name: string, shape: readonly number[]): Float32Array {
  if (file.length < lengthBytes) throw new Error('it is shorter than any file of tensors');
  const headerLength = file.readBigUInt64LE(0);
  if (headerLength > BigInt(file.length - lengthBytes)) throw new Error('it ends before its header does');
  const data = file.subarray(lengthBytes + Number(headerLength));
  const header = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(file.toString('utf8', lengthBytes, lengthBytes + Number(headerLength))));
  if (header[name] === undefined) throw new Error(`it holds no ${name}`);
  const tensor = tensorSchema.parse(header[name]);
  const wanted = shape.join(' x ');
  if (tensor.dtype !== 'F32') throw new Error(`its ${name} is of the type ${tensor.dtype}, where F32 is read`);
  if (tensor.shape.join(' x ') !== wanted) {
    throw new Error(`its ${name} has the shape ${tensor.shape.join(' x ')}, where ${wanted} is wanted`);
  }
  const [start, end] = tensor.data_offsets;
  const count = shape.reduce((product, size) => product * size, 1);
  if (end > data.length || end - start !== count * floatBytes) throw new Error(`its ${name} is not all there`);
  return Float32Array.from({ length: count }, (_, at) => data.readFloatLE(start + at * floatBytes));
}
