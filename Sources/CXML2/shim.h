// Debian's libxml2 is built with ICU and its headers then include the system's ICU, whose types clash with
// those of Foundation's own copy in any file that sees both modules. Nothing here uses the ICU members
// (they end a struct that only libxml2 itself allocates), so the headers are read as if they were not there.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <libxml/xmlerror.h>
