/* dtl-cli.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-batch.h"
#include "dtl-export.h"
#include "dtl-extractor.h"

G_BEGIN_DECLS

/* Exit status of the contract. */
enum
{
  DTL_CLI_OK = 0,
  DTL_CLI_SOME_FAILED = 1,
  DTL_CLI_USAGE = 2,
};

/**
 * DtlCliCommand:
 * @name: the word after the program's name
 * @summary: one line for --help
 * @run: runs it; arguments begin after the name
 */
typedef struct
{
  const char *name;
  const char *summary;
  int (*run) (int argc, char **argv);
} DtlCliCommand;

int           dtl_cli_extract   (int argc, char **argv);
int           dtl_cli_read      (int argc, char **argv);
int           dtl_cli_places    (int argc, char **argv);
int           dtl_cli_times     (int argc, char **argv);
int           dtl_cli_geocode   (int argc, char **argv);
int           dtl_cli_import    (int argc, char **argv);
int           dtl_cli_export    (int argc, char **argv);
int           dtl_cli_snapshot  (int argc, char **argv);
int           dtl_cli_gazetteer (int argc, char **argv);
int           dtl_cli_check     (int argc, char **argv);

/* Options. Returns FALSE after printing what is wrong (or after --help, with *status 0). */
gboolean      dtl_cli_parse     (GOptionEntry *entries, const char *parameters,
                                 const char *description, int *argc, char ***argv, int *status);
gboolean      dtl_cli_parse_date (const char *text, DtlPartialDate *out);
int           dtl_cli_usage     (const char *message);
void          dtl_cli_complain  (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Output: standard output, or a file that appears only when it is complete. */
typedef struct _DtlCliOutput DtlCliOutput;

DtlCliOutput *dtl_cli_output_new    (const char *path);
void          dtl_cli_output_line   (DtlCliOutput *self, const char *line);
GOutputStream *dtl_cli_output_stream (DtlCliOutput *self);
gboolean      dtl_cli_output_ok     (DtlCliOutput *self);
gboolean      dtl_cli_output_finish (DtlCliOutput *self);

DtlExtractor *dtl_cli_load_extractor (void);
GInputStream *dtl_cli_open_lines     (const char *path);
GPtrArray    *dtl_cli_collect        (char **paths, gboolean *problems);

G_END_DECLS
