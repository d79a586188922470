#ifndef AGGREGATOR_CLIBXML_SHIM_H
#define AGGREGATOR_CLIBXML_SHIM_H

/* libxml2's headers include ICU's, which clash with the copy inside Foundation: switch the option off before any of them is read. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#endif
