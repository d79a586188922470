#ifndef AGGREGATOR_CCURL_SHIM_H
#define AGGREGATOR_CCURL_SHIM_H

#include <curl/curl.h>

#endif
