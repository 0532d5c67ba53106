/* Stands between a process and the C library (LD_PRELOAD), and lets one call that writes below a folder fail.

   fault_arm(folder, at, error, lasting): the `at`-th call from now on fails with `error`; if `lasting`, each one after it too.
   at = 0 counts alone. fault_disarm(): how many calls there were. SQLite's own writes come through here as Python's do. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char below[PATH_MAX];
static long calls, at_call;
static int failing, on, lasts;

void fault_arm(const char *folder, long at, int error, int lasting) {
  snprintf(below, sizeof below, "%s", folder);
  calls = 0; at_call = at; failing = error; lasts = lasting; on = 1;
}
long fault_disarm(void) { on = 0; return calls; }

static int here(const char *path) { return path && strncmp(path, below, strlen(below)) == 0; }
static int fails(void) {
  calls++;
  if (at_call && (calls == at_call || (lasts && calls > at_call))) { errno = failing; return 1; }
  return 0;
}
static int of_path(const char *path) { return on && here(path) && fails(); }
static int of_file(int fd) {
  char link[64], path[PATH_MAX];
  if (!on) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return here(path) && fails();
}
#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define WRITES (O_WRONLY | O_RDWR | O_CREAT)

#define OPENING(name)                                                                  \
  int name(const char *path, int flags, ...) {                                         \
    va_list rest; va_start(rest, flags);                                               \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; va_end(rest); \
    REAL(name);                                                                        \
    return flags & WRITES && of_path(path) ? -1 : real(path, flags, mode);             \
  }
#define OPENING_AT(name)                                                               \
  int name(int folder, const char *path, int flags, ...) {                             \
    va_list rest; va_start(rest, flags);                                               \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; va_end(rest); \
    REAL(name);                                                                        \
    return flags & WRITES && of_path(path) ? -1 : real(folder, path, flags, mode);     \
  }
OPENING(open) OPENING(open64) OPENING_AT(openat) OPENING_AT(openat64)

ssize_t write(int fd, const void *from, size_t size) { REAL(write); return of_file(fd) ? -1 : real(fd, from, size); }
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) { REAL(pwrite); return of_file(fd) ? -1 : real(fd, from, size, at); }
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) { REAL(pwrite64); return of_file(fd) ? -1 : real(fd, from, size, at); }
ssize_t writev(int fd, const struct iovec *from, int parts) { REAL(writev); return of_file(fd) ? -1 : real(fd, from, parts); }
int fsync(int fd) { REAL(fsync); return of_file(fd) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return of_file(fd) ? -1 : real(fd); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); return of_file(fd) ? -1 : real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); return of_file(fd) ? -1 : real(fd, size); }
int rename(const char *from, const char *to) { REAL(rename); return of_path(from) ? -1 : real(from, to); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); return of_path(path) ? -1 : real(path, mode); }
