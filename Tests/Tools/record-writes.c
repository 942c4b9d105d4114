// Records what a process writes to files under a folder, when it asks for it to be durable, and what it sends over the
// network, in order; loaded with LD_PRELOAD. power-loss.py reads the record.
//
//   RESCIND_RECORD        the file of the record
//   RESCIND_RECORD_UNDER  the folder, with a slash at its end
//
// A record is one line `KIND OFFSET LENGTH PATH`, then LENGTH bytes. Kinds: write, truncate, sync, unlink, and send, whose
// offset is the socket. A write is recorded once it was done, a send before it is: what a record says in between may be
// lost with the power.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int record = -1;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void note(const char *kind, long long offset, const void *bytes, size_t length, const char *path) {
    static ssize_t (*put)(int, const void *, size_t);
    pthread_mutex_lock(&lock);
    if (!put) put = NEXT(write);
    if (record < 0) record = open(getenv("RESCIND_RECORD"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    char head[4200];
    int size = snprintf(head, sizeof head, "%s %lld %zu %s\n", kind, offset, length, path);
    if (put(record, head, size) != size || put(record, bytes, length) != (ssize_t)length) abort();
    pthread_mutex_unlock(&lock);
}

/// The path of a file under the folder, NULL for others.
static const char *watched(int file, char *path) {
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, 4095);
    if (length <= 0) return NULL;
    path[length] = 0;
    const char *under = getenv("RESCIND_RECORD_UNDER");
    return under && !strncmp(path, under, strlen(under)) ? path : NULL;
}

#define RECORD_WRITE(name, type) \
    ssize_t name(int file, const void *bytes, size_t length, type offset) { \
        ssize_t done = NEXT(name)(file, bytes, length, offset); \
        char path[4096]; \
        if (done > 0 && watched(file, path)) note("write", offset, bytes, done, path); \
        return done; \
    }
RECORD_WRITE(pwrite, off_t)
RECORD_WRITE(pwrite64, off64_t)

ssize_t write(int file, const void *bytes, size_t length) {
    off_t offset = lseek(file, 0, SEEK_CUR);
    ssize_t done = NEXT(write)(file, bytes, length);
    char path[4096];
    if (done > 0 && offset >= 0 && watched(file, path)) note("write", offset, bytes, done, path);
    return done;
}

#define RECORD_TRUNCATE(name, type) \
    int name(int file, type size) { \
        int result = NEXT(name)(file, size); \
        char path[4096]; \
        if (!result && watched(file, path)) note("truncate", size, "", 0, path); \
        return result; \
    }
RECORD_TRUNCATE(ftruncate, off_t)
RECORD_TRUNCATE(ftruncate64, off64_t)

#define RECORD_SYNC(name) \
    int name(int file) { \
        int result = NEXT(name)(file); \
        char path[4096]; \
        if (!result && watched(file, path)) note("sync", 0, "", 0, path); \
        return result; \
    }
RECORD_SYNC(fsync)
RECORD_SYNC(fdatasync)

int unlink(const char *path) {
    int result = NEXT(unlink)(path);
    const char *under = getenv("RESCIND_RECORD_UNDER");
    if (!result && under && !strncmp(path, under, strlen(under))) note("unlink", 0, "", 0, path);
    return result;
}

ssize_t send(int socket, const void *bytes, size_t length, int flags) {
    note("send", socket, bytes, length, "-");
    return NEXT(send)(socket, bytes, length, flags);
}
