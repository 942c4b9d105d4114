#include "curlshim.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// libcurl and the thirty libraries behind it cost 5 ms to load: they are loaded when mail moves, not at every start.
static struct {
    CURLcode (*global_init)(long);
    CURL *(*easy_init)(void);
    void (*easy_cleanup)(CURL *);
    CURLcode (*easy_perform)(CURL *);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
    CURLcode (*easy_send)(CURL *, const void *, size_t, size_t *);
    CURLcode (*easy_recv)(CURL *, void *, size_t, size_t *);
    const char *(*easy_strerror)(CURLcode);
} curl;
static CURLcode started = CURLE_FAILED_INIT;

static void load(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    const struct {
        const char *name;
        void *place;
    } functions[] = {
        {"curl_global_init", &curl.global_init},   {"curl_easy_init", &curl.easy_init},
        {"curl_easy_cleanup", &curl.easy_cleanup}, {"curl_easy_perform", &curl.easy_perform},
        {"curl_easy_setopt", &curl.easy_setopt},   {"curl_easy_getinfo", &curl.easy_getinfo},
        {"curl_easy_send", &curl.easy_send},       {"curl_easy_recv", &curl.easy_recv},
        {"curl_easy_strerror", &curl.easy_strerror},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *symbol = dlsym(library, functions[i].name);
        if (symbol == NULL) return;
        // As POSIX has it: a pointer to an object becomes one to a function by its bytes.
        memcpy(functions[i].place, &symbol, sizeof symbol);
    }
    started = curl.global_init(CURL_GLOBAL_DEFAULT);
}

CURLcode rescind_curl_start(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return started;
}

CURL *rescind_curl_open(void) { return rescind_curl_start() == CURLE_OK ? curl.easy_init() : NULL; }

void rescind_curl_close(CURL *handle) { curl.easy_cleanup(handle); }

CURLcode rescind_curl_perform(CURL *handle) { return curl.easy_perform(handle); }

CURLcode rescind_curl_send(CURL *handle, const void *bytes, size_t count, size_t *sent) {
    return curl.easy_send(handle, bytes, count, sent);
}

CURLcode rescind_curl_receive(CURL *handle, void *bytes, size_t count, size_t *received) {
    return curl.easy_recv(handle, bytes, count, received);
}

const char *rescind_curl_explanation(CURLcode code) {
    return started == CURLE_OK ? curl.easy_strerror(code) : "libcurl.so.4 cannot be loaded: install libcurl4";
}

CURLcode rescind_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl.easy_setopt(handle, option, value);
}

CURLcode rescind_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl.easy_setopt(handle, option, value);
}

// A server may talk without end: 64 KiB are kept, the rest is read and dropped.
static size_t collect(char *bytes, size_t size, size_t count, void *context) {
    rescind_transcript *transcript = context;
    size_t length = size * count;
    if (transcript->length + length > 65536) return length;
    if (transcript->length + length + 1 > transcript->capacity) {
        size_t capacity = (transcript->length + length + 1) * 2;
        char *grown = realloc(transcript->bytes, capacity);
        if (!grown) return 0;
        transcript->bytes = grown;
        transcript->capacity = capacity;
    }
    memcpy(transcript->bytes + transcript->length, bytes, length);
    transcript->length += length;
    transcript->bytes[transcript->length] = 0;
    return length;
}

CURLcode rescind_curl_collect(CURL *handle, rescind_transcript *transcript) {
    CURLcode code = curl.easy_setopt(handle, CURLOPT_HEADERFUNCTION, collect);
    if (code == CURLE_OK) code = curl.easy_setopt(handle, CURLOPT_HEADERDATA, transcript);
    return code;
}

int rescind_curl_socket(CURL *handle) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl.easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &socket) != CURLE_OK) return -1;
    return (int)socket;
}

long rescind_curl_response_code(CURL *handle) {
    long code = 0;
    curl.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
}

void rescind_transcript_free(rescind_transcript *transcript) {
    free(transcript->bytes);
    transcript->bytes = NULL;
    transcript->length = 0;
    transcript->capacity = 0;
}
