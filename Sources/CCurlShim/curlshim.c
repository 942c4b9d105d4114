#include "curlshim.h"

#include <stdlib.h>
#include <string.h>

CURLcode rescind_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode rescind_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
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
    CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, collect);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, transcript);
    return code;
}

int rescind_curl_socket(CURL *handle) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &socket) != CURLE_OK) return -1;
    return (int)socket;
}

long rescind_curl_response_code(CURL *handle) {
    long code = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
}

void rescind_transcript_free(rescind_transcript *transcript) {
    free(transcript->bytes);
    transcript->bytes = NULL;
    transcript->length = 0;
    transcript->capacity = 0;
}
