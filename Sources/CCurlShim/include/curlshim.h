// What Swift cannot call of libcurl: variadic functions and macros. Thin; no decisions here.
#pragma once
#include <stddef.h>
#include <curl/curl.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/// What the server said while the connection was made; grows as needed, ends with NUL.
typedef struct rescind_transcript {
    char *_Nullable bytes;
    size_t length;
    size_t capacity;
} rescind_transcript;

/// Loads libcurl (libcurl.so.4) and initialises it, once a process; CURLE_FAILED_INIT when it is not there.
CURLcode rescind_curl_start(void);
/// A handle, NULL when libcurl is not there or memory is out.
CURL *_Nullable rescind_curl_open(void);
/// Ends a handle.
void rescind_curl_close(CURL *handle);
/// curl_easy_perform.
CURLcode rescind_curl_perform(CURL *handle);
/// curl_easy_send.
CURLcode rescind_curl_send(CURL *handle, const void *_Nullable bytes, size_t count, size_t *sent);
/// curl_easy_recv.
CURLcode rescind_curl_receive(CURL *handle, void *_Nullable bytes, size_t count, size_t *received);
/// What a code means, in words.
const char *rescind_curl_explanation(CURLcode code);
/// Sets an option that takes a string; libcurl copies it.
CURLcode rescind_curl_set_string(CURL *handle, CURLoption option, const char *_Nullable value);
/// Sets an option that takes a long.
CURLcode rescind_curl_set_long(CURL *handle, CURLoption option, long value);
/// Collects what the server says into the transcript, which must outlive the handle.
CURLcode rescind_curl_collect(CURL *handle, rescind_transcript *transcript);
/// The socket of the connection, -1 when there is none.
int rescind_curl_socket(CURL *handle);
/// The last SMTP reply code, 0 when there is none.
long rescind_curl_response_code(CURL *handle);
/// Frees the transcript's bytes.
void rescind_transcript_free(rescind_transcript *transcript);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
