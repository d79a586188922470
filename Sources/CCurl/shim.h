#ifndef AGGREGATOR_CCURL_SHIM_H
#define AGGREGATOR_CCURL_SHIM_H

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <sys/select.h>

/* Swift cannot call variadic functions: one wrapper for each type of argument. */

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_write(CURL *handle, CURLoption option,
                                       size_t (*function)(char *, size_t, size_t, void *)) {
  return curl_easy_setopt(handle, option, function);
}

static inline CURLcode ccurl_set_opensocket(CURL *handle, curl_opensocket_callback function) {
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, function);
}

static inline CURLcode ccurl_set_prereq(CURL *handle, curl_prereq_callback function) {
  return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, function);
}

static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode ccurl_get_string(CURL *handle, CURLINFO info, const char **value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

/* What a multi handle waits for, as another one's curl_multi_poll takes it; at most `room`. */
static inline unsigned int ccurl_multi_sockets(CURLM *multi, struct curl_waitfd *sockets,
                                               unsigned int room) {
  fd_set in, out, other;
  int last = -1;
  unsigned int count = 0;
  FD_ZERO(&in);
  FD_ZERO(&out);
  FD_ZERO(&other);
  if (curl_multi_fdset(multi, &in, &out, &other, &last) != CURLM_OK) return 0;
  for (int fd = 0; fd <= last && count < room; fd++) {
    short events = (FD_ISSET(fd, &in) ? CURL_WAIT_POLLIN : 0) |
                   (FD_ISSET(fd, &out) ? CURL_WAIT_POLLOUT : 0);
    if (events) sockets[count++] = (struct curl_waitfd){.fd = fd, .events = events};
  }
  return count;
}

static inline CURLSHcode ccurl_share_set_long(CURLSH *share, CURLSHoption option, long value) {
  return curl_share_setopt(share, option, value);
}

#endif
