// The parts of Foundation's own ICU that Foundation shows no other way to: plural rules and sort keys.
#include <_foundation_unicode/ucol.h>
#include <_foundation_unicode/upluralrules.h>

// ICU's names are macros, which Swift does not see.

static inline UPluralRules *waymark_plurals_open(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  return uplrules_open(locale, &status);
}

static inline int32_t waymark_plurals_select(const UPluralRules *rules, double number, UChar *keyword, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  return uplrules_select(rules, number, keyword, capacity, &status);
}

static inline void waymark_plurals_close(UPluralRules *rules) { uplrules_close(rules); }

static inline UCollator *waymark_collator_open(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  return ucol_open(locale, &status);
}

static inline int32_t waymark_collator_key(
    const UCollator *collator, const UChar *text, int32_t length, uint8_t *key, int32_t capacity) {
  return ucol_getSortKey(collator, text, length, key, capacity);
}

static inline void waymark_collator_close(UCollator *collator) { ucol_close(collator); }
