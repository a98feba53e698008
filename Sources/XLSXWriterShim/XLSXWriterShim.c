// SPDX-License-Identifier: Apache-2.0
// For memfd_create.
#define _GNU_SOURCE
#include "XLSXWriterShim.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <xlsxwriter.h>

#define FUNCTIONS(USE)                                                                                               \
  USE(workbook_new_opt) USE(workbook_add_worksheet) USE(workbook_add_format) USE(workbook_close)                         \
  USE(workbook_set_properties) USE(lxw_strerror) USE(worksheet_set_column_opt) USE(worksheet_set_row)                \
  USE(worksheet_write_string)                                                                                        \
  USE(worksheet_write_blank) USE(worksheet_write_number) USE(worksheet_write_comment_opt)                            \
  USE(worksheet_data_validation_range) USE(worksheet_conditional_format_range) USE(worksheet_freeze_panes)           \
  USE(worksheet_repeat_rows) USE(worksheet_autofilter) USE(worksheet_protect) USE(worksheet_set_landscape)           \
  USE(worksheet_set_paper) USE(worksheet_fit_to_pages) USE(format_set_bg_color) USE(format_set_font_color)           \
  USE(format_set_bold) USE(format_set_text_wrap) USE(format_set_unlocked) USE(format_set_align)                      \
  USE(format_set_num_format) USE(format_set_top) USE(format_set_bottom) USE(format_set_right)                        \
  USE(format_set_border_color)

// One pointer a function, of the type that the header gives it.
#define DECLARE(name) __typeof__(name) *name;
static struct { FUNCTIONS(DECLARE) } library;

static bool isLoaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

const char *xlsxshim_library(void) { return "libxlsxwriter.so." LXW_SOVERSION; }

static void load(void) {
  void *handle = dlopen(xlsxshim_library(), RTLD_LAZY | RTLD_LOCAL);
  if (!handle) return;
#define FIND(name)                                         \
  library.name = (__typeof__(name) *)dlsym(handle, #name); \
  if (!library.name) return;
  FUNCTIONS(FIND)
  isLoaded = true;
}

bool xlsxshim_load(void) {
  pthread_once(&once, load);
  return isLoaded;
}

int xlsxshim_buffer(void) { return memfd_create("gwalho", MFD_CLOEXEC); }

XLSXShimBook *xlsxshim_open(const char *path, int64_t created) {
  // Rows go to a temporary file without a name when the next one begins.
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *book = library.workbook_new_opt(path, &options);
  if (!book) return NULL;
  lxw_doc_properties properties = {.created = (time_t)created};
  library.workbook_set_properties(book, &properties);
  return (XLSXShimBook *)book;
}

int xlsxshim_close(XLSXShimBook *book) { return library.workbook_close((lxw_workbook *)book); }

const char *xlsxshim_reason(int error) { return library.lxw_strerror((lxw_error)error); }

XLSXShimSheet *xlsxshim_sheet(XLSXShimBook *book, const char *name) {
  return (XLSXShimSheet *)library.workbook_add_worksheet((lxw_workbook *)book, name);
}

XLSXShimFormat *xlsxshim_format(XLSXShimBook *book, XLSXShimLook look) {
  lxw_format *format = library.workbook_add_format((lxw_workbook *)book);
  if (!format) return NULL;
  // Text: what a person types stays what it is, 1-2 no date and =1 no formula.
  library.format_set_num_format(format, "@");
  library.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (look.background >= 0) library.format_set_bg_color(format, (lxw_color_t)look.background);
  if (look.ink >= 0) library.format_set_font_color(format, (lxw_color_t)look.ink);
  if (look.bold) library.format_set_bold(format);
  if (look.wraps) library.format_set_text_wrap(format);
  if (look.unlocked) library.format_set_unlocked(format);
  library.format_set_bottom(format, LXW_BORDER_HAIR);
  library.format_set_right(format, LXW_BORDER_HAIR);
  library.format_set_border_color(format, 0xB0B0B0);
  if (look.lineAbove) library.format_set_top(format, LXW_BORDER_THIN);
  return (XLSXShimFormat *)format;
}

int xlsxshim_column(XLSXShimSheet *sheet, int column, double characters, XLSXShimFormat *format, bool hidden) {
  lxw_row_col_options options = {.hidden = hidden};
  return library.worksheet_set_column_opt(
      (lxw_worksheet *)sheet, (lxw_col_t)column, (lxw_col_t)column, characters, (lxw_format *)format, &options);
}

int xlsxshim_row(XLSXShimSheet *sheet, int row, int lines) {
  double height = lines * 15.0;
  return library.worksheet_set_row((lxw_worksheet *)sheet, row, height < 405 ? height : 405, NULL);
}

int xlsxshim_text(XLSXShimSheet *sheet, int row, int column, const char *text, XLSXShimFormat *format) {
  lxw_worksheet *to = (lxw_worksheet *)sheet;
  return text && *text ? library.worksheet_write_string(to, row, (lxw_col_t)column, text, (lxw_format *)format)
                       : library.worksheet_write_blank(to, row, (lxw_col_t)column, (lxw_format *)format);
}

int xlsxshim_number(XLSXShimSheet *sheet, int row, int column, double number, XLSXShimFormat *format) {
  return library.worksheet_write_number(
      (lxw_worksheet *)sheet, row, (lxw_col_t)column, number, (lxw_format *)format);
}

int xlsxshim_comment(XLSXShimSheet *sheet, int row, int column, const char *text, int width, int height) {
  lxw_comment_options options = {.author = "gwalho", .width = (uint16_t)width, .height = (uint16_t)height};
  return library.worksheet_write_comment_opt((lxw_worksheet *)sheet, row, (lxw_col_t)column, text, &options);
}

// The header has these as char *, and copies what they point to.
static char *text(const char *constant) { return (char *)(uintptr_t)constant; }

int xlsxshim_choice(XLSXShimSheet *sheet, int first, int last, int column, const XLSXShimChoice *choice) {
  lxw_data_validation rule;
  memset(&rule, 0, sizeof rule);
  rule.validate = LXW_VALIDATION_TYPE_LIST;
  rule.value_list = (char **)(uintptr_t)choice->values;
  rule.ignore_blank = LXW_VALIDATION_ON;
  rule.input_title = text(choice->title);
  rule.input_message = text(choice->message);
  rule.error_title = text(choice->errorTitle);
  rule.error_message = text(choice->errorMessage);
  return library.worksheet_data_validation_range(
      (lxw_worksheet *)sheet, first, (lxw_col_t)column, last, (lxw_col_t)column, &rule);
}

int xlsxshim_colour(
    XLSXShimBook *book, XLSXShimSheet *sheet, int first, int last, int column, const char *value, int32_t background) {
  lxw_format *format = library.workbook_add_format((lxw_workbook *)book);
  if (!format) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  library.format_set_bg_color(format, (lxw_color_t)background);
  lxw_conditional_format rule;
  memset(&rule, 0, sizeof rule);
  rule.type = LXW_CONDITIONAL_TYPE_CELL;
  rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
  rule.value_string = text(value);
  rule.format = format;
  return library.worksheet_conditional_format_range(
      (lxw_worksheet *)sheet, first, (lxw_col_t)column, last, (lxw_col_t)column, &rule);
}

void xlsxshim_freeze(XLSXShimSheet *sheet, int rows, int columns) {
  library.worksheet_freeze_panes((lxw_worksheet *)sheet, rows, (lxw_col_t)columns);
  if (rows > 0) library.worksheet_repeat_rows((lxw_worksheet *)sheet, 0, rows - 1);
}

int xlsxshim_filter(XLSXShimSheet *sheet, int last, int lastColumn) {
  return library.worksheet_autofilter((lxw_worksheet *)sheet, 0, 0, last, (lxw_col_t)lastColumn);
}

void xlsxshim_protect(XLSXShimSheet *sheet) {
  lxw_protection allowed = {
      .format_cells = LXW_TRUE, .format_columns = LXW_TRUE, .format_rows = LXW_TRUE, .sort = LXW_TRUE,
      .autofilter = LXW_TRUE};
  library.worksheet_protect((lxw_worksheet *)sheet, NULL, &allowed);
}

void xlsxshim_page(XLSXShimSheet *sheet) {
  library.worksheet_set_landscape((lxw_worksheet *)sheet);
  library.worksheet_set_paper((lxw_worksheet *)sheet, 9);  // A4
  library.worksheet_fit_to_pages((lxw_worksheet *)sheet, 1, 0);
}
