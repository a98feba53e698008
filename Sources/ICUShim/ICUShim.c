// SPDX-License-Identifier: Apache-2.0

#include "ICUShim.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utrans.h>

bool icushim_failed(int32_t status) { return U_FAILURE((UErrorCode)status); }

bool icushim_is_overflow(int32_t status) { return status == U_BUFFER_OVERFLOW_ERROR; }

const char *icushim_error_name(int32_t status) { return u_errorName((UErrorCode)status); }

// MARK: Transliterators

ICUShimTransliterator *icushim_transliterator_open(const char *id, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UChar name[128];
  size_t length = strlen(id);
  if (length >= sizeof name / sizeof name[0]) {
    *status = U_INVALID_ID;
    return NULL;
  }
  for (size_t i = 0; i < length; i++) name[i] = (unsigned char)id[i];
  UTransliterator *opened =
      utrans_openU(name, (int32_t)length, UTRANS_FORWARD, NULL, 0, NULL, &code);
  *status = code;
  return U_FAILURE(code) ? NULL : (ICUShimTransliterator *)opened;
}

ICUShimTransliterator *icushim_transliterator_open_rules(
    const uint16_t *rules, int32_t length, int32_t *errorLine, int32_t *errorOffset, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UParseError where = {0};
  static const UChar name[] = {'g', 'w', 'a', 'l', 'h', 'o'};
  UTransliterator *opened = utrans_openU(
      name, sizeof name / sizeof name[0], UTRANS_FORWARD, (const UChar *)rules, length, &where, &code);
  *errorLine = where.line;
  *errorOffset = where.offset;
  *status = code;
  return U_FAILURE(code) ? NULL : (ICUShimTransliterator *)opened;
}

int32_t icushim_transliterator_convert(
    const ICUShimTransliterator *transliterator, const uint16_t *text, int32_t length,
    uint16_t *output, int32_t capacity, int32_t *status) {
  if (length < 0 || capacity < length) {
    *status = length < 0 ? U_ILLEGAL_ARGUMENT_ERROR : U_BUFFER_OVERFLOW_ERROR;
    return length;
  }
  UErrorCode code = U_ZERO_ERROR;
  memcpy(output, text, (size_t)length * sizeof *text);
  int32_t converted = length, limit = length;
  utrans_transUChars(
      (const UTransliterator *)transliterator, (UChar *)output, &converted, capacity, 0, &limit, &code);
  // We read by length, so a missing terminator is no news.
  *status = code == U_STRING_NOT_TERMINATED_WARNING ? U_ZERO_ERROR : code;
  return converted;
}

void icushim_transliterator_close(ICUShimTransliterator *transliterator) {
  if (transliterator) utrans_close((UTransliterator *)transliterator);
}

// MARK: Charset decoders

ICUShimDecoder *icushim_decoder_open(const char *charset, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &code);
  if (U_SUCCESS(code)) {
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  }
  *status = code;
  if (U_SUCCESS(code)) return (ICUShimDecoder *)converter;
  if (converter) ucnv_close(converter);
  return NULL;
}

int32_t icushim_decoder_decode(
    ICUShimDecoder *decoder, const uint8_t *bytes, int64_t length, uint16_t *output, int32_t capacity,
    int64_t *consumed, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *converter = (UConverter *)decoder;
  const char *source = (const char *)bytes;
  UChar *target = (UChar *)output;
  ucnv_toUnicode(
      converter, &target, (UChar *)output + capacity, &source, source + length, NULL, true, &code);
  *consumed = source - (const char *)bytes;
  *status = code;
  if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR) {
    // ICU has read past the sequence that it could not decode: step back to its first byte.
    char invalid[32];
    int8_t invalidLength = sizeof invalid;
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, invalid, &invalidLength, &asked);
    if (U_SUCCESS(asked)) *consumed -= invalidLength;
  }
  return (int32_t)(target - (UChar *)output);
}

void icushim_decoder_close(ICUShimDecoder *decoder) {
  if (decoder) ucnv_close((UConverter *)decoder);
}
