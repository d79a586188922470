#ifndef C_ALLOCATIONS_H
#define C_ALLOCATIONS_H

/// How often the calling thread has asked for memory since it began: calls of `malloc`, `calloc`
/// and `realloc`. -1 where they cannot be counted.
long allocations_of_thread(void);

#endif
