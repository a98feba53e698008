// SPDX-License-Identifier: Apache-2.0
//
// The few ICU functions that gwalho calls, under names that stay.
//
// ICU renames its C functions by macros (u_errorName_72) that Swift's importer does not see, and its UTF-8
// normaliser has no C face. So Swift sees only this header: plain buffers, opaque pointers, and a status
// that is ICU's UErrorCode as a number (above 0: failed; see icushim_error_name). Nothing here keeps a
// pointer to a caller's buffer, and nothing throws or aborts.
#ifndef GWALHO_ICUSHIM_H
#define GWALHO_ICUSHIM_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The Unicode normalisation forms that we need.
typedef enum ICUShimNormalForm {
  ICUShimNormalFormNFC = 0,
  ICUShimNormalFormNFKC = 1,
} ICUShimNormalForm;

/// An open transliterator. Close it once; use it from one thread at a time.
typedef struct ICUShimTransliterator ICUShimTransliterator;

/// An open charset decoder. It holds state between calls: one byte stream each.
typedef struct ICUShimDecoder ICUShimDecoder;

/// True when `status` says that the call failed; warnings (below 0) are not failures.
bool icushim_failed(int32_t status);

/// True when the call failed only because the output did not fit; the needed length was returned.
bool icushim_is_overflow(int32_t status);

/// ICU's name of a status, such as "U_INVALID_CHAR_FOUND". Static; never null.
const char *icushim_error_name(int32_t status);

/// Whether well-formed UTF-8 is in the form already. `length` in bytes.
bool icushim_is_normalized(
    ICUShimNormalForm form, const uint8_t *utf8, int32_t length, int32_t *status);

/// Writes the normal form of well-formed UTF-8 and returns its length in bytes. When that is above
/// `capacity` the status is an overflow: call again with so much room.
int32_t icushim_normalize(
    ICUShimNormalForm form, const uint8_t *utf8, int32_t length, uint8_t *output, int32_t capacity,
    int32_t *status);

/// Opens one of ICU's transliterators ("Traditional-Simplified") by its ASCII id. Null on failure. The
/// first opening by id in a process costs some 7 ms, because ICU reads its registry.
ICUShimTransliterator *icushim_transliterator_open(const char *id, int32_t *status);

/// Compiles rule text (UTF-16, `length` units). Null on failure; then `*errorLine` and `*errorOffset` say
/// where, as far as ICU knows (both 0-based, in lines and units).
ICUShimTransliterator *icushim_transliterator_open_rules(
    const uint16_t *rules, int32_t length, int32_t *errorLine, int32_t *errorOffset, int32_t *status);

/// Writes the transliteration of UTF-16 text and returns its length in units. When that is above
/// `capacity`, or the text did not fit while it was being changed, the status is an overflow.
int32_t icushim_transliterator_convert(
    const ICUShimTransliterator *transliterator, const uint16_t *text, int32_t length,
    uint16_t *output, int32_t capacity, int32_t *status);

/// Closes a transliterator; null is allowed.
void icushim_transliterator_close(ICUShimTransliterator *transliterator);

/// Opens a decoder by charset name ("windows-949-2000", "EUC-KR") that stops at the first byte sequence
/// that the charset does not define. Null on failure.
ICUShimDecoder *icushim_decoder_open(const char *charset, int32_t *status);

/// Decodes bytes to UTF-16. `length` bytes are all that is left of the stream. Returns the units written,
/// and in `*consumed` the bytes used. An overflow means: take the output and go on behind `*consumed`. On a
/// failure `*consumed` is the offset of the first byte of the undecodable sequence, counted from `bytes`;
/// it is negative when the sequence began in bytes of an earlier call.
int32_t icushim_decoder_decode(
    ICUShimDecoder *decoder, const uint8_t *bytes, int64_t length, uint16_t *output, int32_t capacity,
    int64_t *consumed, int32_t *status);

/// Closes a decoder; null is allowed.
void icushim_decoder_close(ICUShimDecoder *decoder);

#ifdef __cplusplus
}
#endif

#endif
