// Counts allocations, which Swift cannot do by itself: symbols of the executable win over those of
// shared libraries, so that every call of malloc in the process, Swift's runtime included, comes
// here first. It is in C because Swift cannot define functions of these names without allocating,
// and stands beside the tests because the program itself has no C but the headers of its libraries.

#include "CAllocations.h"

#include <stdlib.h>

#if defined(__linux__) && defined(__GLIBC__) && !__has_feature(address_sanitizer) \
  && !__has_feature(thread_sanitizer)

// glibc keeps its own functions under these names for exactly this use.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static __thread long count;

void *malloc(size_t size) {
  count += 1;
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count += 1;
  return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
  count += 1;
  return __libc_realloc(memory, size);
}

long allocations_of_thread(void) { return count; }

#else

long allocations_of_thread(void) { return -1; }

#endif
