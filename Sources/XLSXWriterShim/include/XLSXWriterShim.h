// SPDX-License-Identifier: Apache-2.0
//
// The few functions of libxlsxwriter that gwalho calls. The library is loaded when the first workbook is written:
// it brings libcrypto with it, and linked in the usual way the two cost every run of the program a millisecond.
//
// Text is UTF-8 and copied; rows and columns are 0-based and ranges closed. One workbook belongs to one thread.
#ifndef GWALHO_XLSXWRITERSHIM_H
#define GWALHO_XLSXWRITERSHIM_H

#include <stdbool.h>
#include <stdint.h>

/// A workbook that is being written.
typedef struct XLSXShimBook XLSXShimBook;
/// Belongs to its workbook and ends with it.
typedef struct XLSXShimSheet XLSXShimSheet;
/// Belongs to its workbook and ends with it.
typedef struct XLSXShimFormat XLSXShimFormat;

/// How cells look.
typedef struct XLSXShimLook {
  /// 0xRRGGBB; below 0: as the program has it.
  int32_t background;
  int32_t ink;
  bool bold;
  bool wraps;
  /// Whether the cell can be changed in a protected sheet.
  bool unlocked;
  /// Whether a line stands above the cell.
  bool lineAbove;
} XLSXShimLook;

/// What a spreadsheet offers for the cells of a range, and says about them.
typedef struct XLSXShimChoice {
  const char *const *values;
  const char *title;
  const char *message;
  const char *errorTitle;
  const char *errorMessage;
} XLSXShimChoice;

/// The file name of the library that this was built for.
const char *xlsxshim_library(void);
/// Whether it is there. To be asked before anything else.
bool xlsxshim_load(void);

/// The descriptor of a new file in memory that has no name; -1 and `errno` when there is none.
int xlsxshim_buffer(void);
/// Rows must be written from the first to the last. `created` in seconds since 1970 goes into the file's properties; the same calls make the same bytes.
XLSXShimBook *xlsxshim_open(const char *path, int64_t created);
/// Writes the file and frees the workbook. 0, or an error for `xlsxshim_reason`.
int xlsxshim_close(XLSXShimBook *book);
const char *xlsxshim_reason(int error);

XLSXShimSheet *xlsxshim_sheet(XLSXShimBook *book, const char *name);
XLSXShimFormat *xlsxshim_format(XLSXShimBook *book, XLSXShimLook look);
/// Of columns without cells as well.
int xlsxshim_column(XLSXShimSheet *sheet, int column, double characters, XLSXShimFormat *format, bool hidden);
/// In lines of the standard font. Programs that open the file do not all make rows as high as wrapped text needs.
int xlsxshim_row(XLSXShimSheet *sheet, int row, int lines);
/// NULL for a cell with a look and nothing in it.
int xlsxshim_text(XLSXShimSheet *sheet, int row, int column, const char *text, XLSXShimFormat *format);
int xlsxshim_number(XLSXShimSheet *sheet, int row, int column, double number, XLSXShimFormat *format);
int xlsxshim_comment(XLSXShimSheet *sheet, int row, int column, const char *text, int width, int height);
int xlsxshim_choice(XLSXShimSheet *sheet, int first, int last, int column, const XLSXShimChoice *choice);
/// Cells of a column that hold exactly this text get a background.
int xlsxshim_colour(
    XLSXShimBook *book, XLSXShimSheet *sheet, int first, int last, int column, const char *text, int32_t background);
/// The first rows and columns stay in sight, the first rows on every printed page too.
void xlsxshim_freeze(XLSXShimSheet *sheet, int rows, int columns);
int xlsxshim_filter(XLSXShimSheet *sheet, int last, int lastColumn);
/// Without a password: against slips, not against people.
void xlsxshim_protect(XLSXShimSheet *sheet);
/// Across, on A4, as wide as the page.
void xlsxshim_page(XLSXShimSheet *sheet);

#endif
