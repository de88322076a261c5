/**
 * The files in what was dropped or pasted, those in dropped folders too, hidden ones left out.
 * Folders come by an older interface that every browser has, which must be asked before the event is over.
 */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry === null ? [] : [entry];
  });
  if (entries.length === 0) return [...data.files];
  return (await Promise.all(entries.map(filesIn))).flat();
}

export function holdsFiles(data: DataTransfer | null): data is DataTransfer {
  return data?.types.includes('Files') === true;
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFolder(entry)) {
    const inner = await entriesOf(entry.createReader());
    const kept = inner.filter(({ name }) => !name.startsWith('.'));
    return (await Promise.all(kept.map(filesIn))).flat();
  }
  if (!isFile(entry)) return [];
  return new Promise((resolve) => {
    entry.file(
      (file) => resolve([file]),
      () => resolve([]),
    );
  });
}

/** A reader gives at most a hundred entries at a time, and none at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
