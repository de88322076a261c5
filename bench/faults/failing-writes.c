/* Fails the k-th write, sync or rename below a folder: loaded before all else (LD_PRELOAD), so that SQLite's own count too. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int calls;

static int fails(const char *kind, const char *path) {
  const char *folder = getenv("FAULT_FOLDER"), *wanted = getenv("FAULT_KIND");
  if (folder == NULL || wanted == NULL || path == NULL) return 0;
  if (strncmp(path, folder, strlen(folder)) != 0 || strcmp(kind, wanted) != 0) return 0;
  if (atomic_fetch_add(&calls, 1) + 1 != atoi(getenv("FAULT_AT"))) return 0;
  /* That it came to it. */
  int told = open(getenv("FAULT_TOLD"), O_CREAT | O_WRONLY, 0600);
  if (told >= 0) close(told);
  errno = strcmp(getenv("FAULT_ERROR"), "ENOSPC") == 0 ? ENOSPC : EIO;
  return 1;
}

static int failsAt(const char *kind, int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(kind, path);
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *bytes, size_t count) {
  REAL(write);
  return failsAt("write", file) ? -1 : real(file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
  REAL(pwrite);
  return failsAt("write", file) ? -1 : real(file, bytes, count, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  REAL(pwrite64);
  return failsAt("write", file) ? -1 : real(file, bytes, count, at);
}
int fsync(int file) {
  REAL(fsync);
  return failsAt("fsync", file) ? -1 : real(file);
}
int fdatasync(int file) {
  REAL(fdatasync);
  return failsAt("fsync", file) ? -1 : real(file);
}
int rename(const char *from, const char *to) {
  REAL(rename);
  return fails("rename", to) ? -1 : real(from, to);
}
