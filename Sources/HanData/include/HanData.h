// SPDX-License-Identifier: Apache-2.0
//
// Read-only tables of Han readings, made by generate-data and linked into the program: nothing is parsed
// or allocated at start.

#ifndef GWALHO_HAN_DATA_H
#define GWALHO_HAN_DATA_H

#include <stdint.h>

#pragma clang assume_nonnull begin

// ── Characters ───────────────────────────────────────────────────────────────────────────────────────
// A code point below 0x32000 is looked up in two stages: slot = gw_han_block[code >> 6] * 64 + (code & 63).
// Block 0 is empty.
extern const uint16_t gw_han_block[];
// The simplified (or unified) character it folds to; 0 for itself.
extern const uint32_t gw_han_simplified[];
// Index into gw_reading_pool: a count, then that many values (syllable number << 3 | tone).
extern const uint16_t gw_han_mandarin[];
// Index into gw_reading_pool: a count, then that many Hangul syllables.
extern const uint16_t gw_han_sino[];
// 0 used in both scripts, 1 simplified only, 2 traditional only.
extern const uint8_t gw_han_script[];
extern const uint16_t gw_reading_pool[];
// One bit a Hangul syllable from U+AC00: is it the 한자음 of a character?
extern const uint8_t gw_sino_syllables[];

// ── Syllables of Mandarin ────────────────────────────────────────────────────────────────────────────
typedef struct {
  const char *pinyin;   // without tone, ü written as ü; sorted by bytes
  uint16_t hangul[3];   // one to three syllables, 0 behind
  const char *clause;   // of the 외래어 표기법
} gw_syllable;
extern const gw_syllable gw_syllables[];
extern const uint32_t gw_syllable_count;

// ── Words read otherwise than their characters ───────────────────────────────────────────────────────
typedef struct {
  uint32_t han[4];       // folded, 0 behind; the array is sorted by it
  uint16_t syllable[4];  // syllable numbers
} gw_word;
extern const gw_word gw_words[];
extern const uint32_t gw_word_count;

typedef struct {
  uint32_t han;       // folded; sorted
  uint16_t syllable;  // syllable number
} gw_surname;
extern const gw_surname gw_surnames[];
extern const uint32_t gw_surname_count;
// Characters that Taiwan reads otherwise, as written; sorted.
extern const gw_surname gw_taiwans[];
extern const uint32_t gw_taiwan_count;
// Folded characters that stand as surnames; sorted.
extern const uint32_t gw_surname_characters[];
extern const uint32_t gw_surname_character_count;

// ── Word lists ───────────────────────────────────────────────────────────────────────────────────────
// Han (folded) to a Hangul string, both as runs in gw_lexicon_pool; sorted by Han.
typedef struct {
  uint32_t han_start;     // into gw_lexicon_pool
  uint32_t hangul_start;
  uint8_t han_count;
  uint8_t hangul_count;
  uint8_t list;           // 1 translation, 2 Sino-Korean word, 3 recorded exception, 4 Japanese name part, 6 brand, 7 name of a place,
                          // 8 name of another language
} gw_lexeme;
extern const gw_lexeme gw_lexemes[];
extern const uint32_t gw_lexeme_count;
extern const uint32_t gw_lexicon_pool[];
// First characters, sorted, and where their words begin; one more begin behind the last.
extern const uint32_t gw_lexeme_heads[];
extern const uint32_t gw_lexeme_begins[];
// The first head of each block of 64 code points below 0x32000; one more behind the last.
extern const uint16_t gw_lexeme_head_blocks[];

// ── Readings of other languages ──────────────────────────────────────────────────────────────────────
// Indexes into gw_foreign_pool: a count of units, then readings, each the number of its syllables and the syllables.
typedef struct {
  uint32_t han;        // as written; sorted
  uint32_t japanese;
  uint32_t cantonese;
} gw_foreign;
extern const gw_foreign gw_foreigns[];
extern const uint32_t gw_foreign_count;
extern const uint16_t gw_foreign_pool[];

// ── Jamo ─────────────────────────────────────────────────────────────────────────────────────────────
// How far apart initials (19 × 19) and vowels (21 × 21) sound, 0…1.
extern const float gw_initial_distances[];
extern const float gw_vowel_distances[];

// ── Access ───────────────────────────────────────────────────────────────────────────────────────────
// Swift does not import arrays of unknown length; these inline functions do the indexing.
static inline uint32_t gw_slot(uint32_t code) {
  return code < 0x32000 ? (uint32_t)gw_han_block[code >> 6] * 64 + (code & 63) : 0;
}
static inline uint32_t gw_simplified(uint32_t code) {
  uint32_t target = gw_han_simplified[gw_slot(code)];
  return target ? target : code;
}
static inline const uint16_t *gw_mandarin(uint32_t code) { return gw_reading_pool + gw_han_mandarin[gw_slot(code)]; }
static inline const uint16_t *gw_sino(uint32_t code) { return gw_reading_pool + gw_han_sino[gw_slot(code)]; }
static inline uint8_t gw_script(uint32_t code) { return gw_han_script[gw_slot(code)]; }
static inline int gw_is_sino(uint32_t code) {
  uint32_t place = code - 0xAC00;
  return place < 11172 && (gw_sino_syllables[place / 8] >> (place % 8) & 1);
}
static inline const gw_syllable *gw_syllable_at(uint32_t number) { return gw_syllables + number; }
static inline const uint16_t *gw_syllable_hangul(uint32_t number) { return gw_syllables[number].hangul; }
static inline const gw_word *gw_word_at(uint32_t index) { return gw_words + index; }
static inline const gw_surname *gw_surname_at(uint32_t index) { return gw_surnames + index; }
static inline const gw_lexeme *gw_lexeme_at(uint32_t index) { return gw_lexemes + index; }
static inline uint32_t gw_surname_character_at(uint32_t index) { return gw_surname_characters[index]; }
static inline float gw_initial_distance(uint16_t a, uint16_t b) { return gw_initial_distances[a * 19 + b]; }
static inline float gw_vowel_distance(uint16_t a, uint16_t b) { return gw_vowel_distances[a * 21 + b]; }
static inline const gw_surname *gw_taiwan_at(uint32_t index) { return gw_taiwans + index; }
static inline const gw_foreign *gw_foreign_at(uint32_t index) { return gw_foreigns + index; }
static inline const uint16_t *gw_foreign_list(uint32_t index) { return gw_foreign_pool + index; }
static inline uint32_t gw_lexeme_head(uint32_t index) { return gw_lexeme_heads[index]; }
static inline uint32_t gw_lexeme_head_block(uint32_t block) { return gw_lexeme_head_blocks[block]; }
static inline uint32_t gw_lexeme_begin(uint32_t index) { return gw_lexeme_begins[index]; }
static inline const uint32_t *gw_lexicon_run(uint32_t start) { return gw_lexicon_pool + start; }

#pragma clang assume_nonnull end

#endif
