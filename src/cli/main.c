/* main.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Larger pieces of memory go back to the system as soon as they are freed. */
#define LARGE_PIECE (256 * 1024)

static const DtlCliCommand commands[] = {
  { "extract", N_("find incidents in articles"), dtl_cli_extract },
  { "read", N_("show what the reader makes of article files"), dtl_cli_read },
  { "places", N_("find and resolve place names"), dtl_cli_places },
  { "times", N_("find and resolve time expressions"), dtl_cli_times },
  { "geocode", N_("give coordinates of names"), dtl_cli_geocode },
  { "import", N_("read articles into a case file"), dtl_cli_import },
  { "export", N_("write a case file's incidents"), dtl_cli_export },
  { "snapshot", N_("draw a map"), dtl_cli_snapshot },
  { "gazetteer", N_("say what the gazetteer holds; import places"), dtl_cli_gazetteer },
  { "check", N_("test this installation"), dtl_cli_check },
};

static void
print_help (FILE *out)
{
  fprintf (out, _("Usage: dateline-cli COMMAND [OPTION…] [ARGUMENT…]\n\n"
                  "Finds incidents of political violence in news articles.\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (out, "  %-10s  %s\n", commands[i].name, _(commands[i].summary));
  fprintf (out, _("\n“dateline-cli COMMAND --help” explains a command.\n"));
}

int
main (int argc, char **argv)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_PIECE);
#endif
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DTL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("dateline-cli");

  if (argc >= 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("dateline-cli %s (%s)\n", DTL_VERSION, dtl_extractor_version ());
      return DTL_CLI_OK;
    }
  if (argc >= 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      print_help (stdout);
      return DTL_CLI_OK;
    }
  for (guint i = 0; argc >= 2 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].run (argc - 1, argv + 1);
  if (argc >= 2)
    dtl_cli_complain (_("There is no command “%s”"), argv[1]);
  print_help (stderr);
  return DTL_CLI_USAGE;
}
