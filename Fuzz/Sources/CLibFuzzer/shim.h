#ifndef AGGREGATOR_CLIBFUZZER_SHIM_H
#define AGGREGATOR_CLIBFUZZER_SHIM_H

#include <stddef.h>
#include <stdint.h>

/* libFuzzer has no header for this entry; its documentation gives it under "Using libFuzzer as a library". */
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));

#endif
