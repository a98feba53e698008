// SPDX-License-Identifier: Apache-2.0
//
// C++, because ICU's normaliser of UTF-8 has no C face; by way of UTF-16 every check would copy its text.

#include "ICUShim.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

namespace {

const icu::Normalizer2 *normalizer(ICUShimNormalForm form, UErrorCode &code) {
  // Singletons of the library: never deleted, safe from every thread.
  return form == ICUShimNormalFormNFKC ? icu::Normalizer2::getNFKCInstance(code)
                                       : icu::Normalizer2::getNFCInstance(code);
}

}  // namespace

extern "C" bool icushim_is_normalized(
    ICUShimNormalForm form, const uint8_t *utf8, int32_t length, int32_t *status) {
  UErrorCode code = length < 0 ? U_ILLEGAL_ARGUMENT_ERROR : U_ZERO_ERROR;
  const icu::Normalizer2 *instance = normalizer(form, code);
  bool answer = false;
  if (U_SUCCESS(code)) {
    icu::StringPiece text(reinterpret_cast<const char *>(utf8), length);
    answer = instance->isNormalizedUTF8(text, code);
  }
  *status = code;
  return answer;
}

extern "C" int32_t icushim_normalize(
    ICUShimNormalForm form, const uint8_t *utf8, int32_t length, uint8_t *output, int32_t capacity,
    int32_t *status) {
  UErrorCode code = length < 0 ? U_ILLEGAL_ARGUMENT_ERROR : U_ZERO_ERROR;
  const icu::Normalizer2 *instance = normalizer(form, code);
  int32_t needed = 0;
  if (U_SUCCESS(code)) {
    icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(output), capacity);
    icu::StringPiece text(reinterpret_cast<const char *>(utf8), length);
    instance->normalizeUTF8(0, text, sink, nullptr, code);
    needed = sink.NumberOfBytesAppended();
    if (U_SUCCESS(code) && sink.Overflowed()) code = U_BUFFER_OVERFLOW_ERROR;
  }
  *status = code;
  return needed;
}
