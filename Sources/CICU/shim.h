// Deliberately empty: ICU renames its C functions by macros that Swift's importer does not see.
// Only ICUShim's C file includes <unicode/...>.
